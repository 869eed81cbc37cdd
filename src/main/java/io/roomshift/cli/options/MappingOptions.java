package io.roomshift.cli.options;

import java.nio.file.Path;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which mapping, and against which server.
 */
public final class MappingOptions {

	@Parameters(paramLabel = "MAPPING.csv", description = "The CSV file of room ids and new names.")
	private Path file = Path.of("");

	@Option(names = "--simulate", description = "Rehearse against the built-in simulator, seeded with the mapping's "
			+ "rooms; needs no URL and no token.")
	private boolean simulate;

	public Path file() {
		return this.file;
	}

	public boolean simulate() {
		return this.simulate;
	}

}
