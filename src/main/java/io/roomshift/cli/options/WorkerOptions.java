package io.roomshift.cli.options;

import java.nio.file.Path;
import java.time.Duration;

import io.roomshift.apply.MaxFailures;
import io.roomshift.job.RenameRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How a process helps with a run that another one leads.
 */
public final class WorkerOptions {

	@Option(names = "--concurrency", paramLabel = "N", defaultValue = "8", converter = Concurrency.class,
			description = "Calls in flight at most. Default: ${DEFAULT-VALUE}")
	private int concurrency = 8;

	@Option(names = "--wait", paramLabel = "DURATION", defaultValue = "10m", converter = Durations.class,
			description = "Wait this long for a run to help with. Default: ${DEFAULT-VALUE}")
	private Duration wait = Duration.ofMinutes(10);

	@Option(names = "--stop-after", paramLabel = "DURATION", converter = Durations.class,
			description = "Stop cleanly after this long; others go on with the run.")
	private @Nullable Duration stopAfter;

	/**
	 * How long to wait for a run.
	 */
	public Duration waiting() {
		return this.wait;
	}

	/**
	 * The options as the job takes them; when a run is given up is judged by the process
	 * that leads it.
	 */
	public RenameRequest.Options options() {
		return new RenameRequest.Options(this.concurrency, MaxFailures.parse("100%"), this.stopAfter, Duration.ZERO,
				false, null, false, Path.of("reports"), "", true);
	}

}
