package io.roomshift.cli.options;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a command leaves its figures.
 */
public final class MetricsOptions {

	@Option(names = "--metrics-file", paramLabel = "FILE",
			description = "Write figures of the run there when it ends, in Prometheus's text format, as node_exporter's "
					+ "textfile collector takes them (.prom).")
	private @Nullable Path file;

	/**
	 * The file; null for none.
	 */
	public @Nullable Path file() {
		return this.file;
	}

}
