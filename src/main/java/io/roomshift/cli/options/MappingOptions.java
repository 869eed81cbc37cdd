package io.roomshift.cli.options;

import java.nio.file.Path;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which mapping, against which server, and with how many calls at a time.
 */
public final class MappingOptions {

	@Parameters(paramLabel = "MAPPING.csv", description = "The CSV file of room ids and new names.")
	private Path file = Path.of("");

	@Option(names = "--simulate", description = "Rehearse against the built-in simulator, seeded with the mapping's "
			+ "rooms; needs no URL and no token.")
	private boolean simulate;

	@Option(names = "--concurrency", paramLabel = "N", defaultValue = "8", converter = Concurrency.class,
			description = "Calls in flight at most. Default: ${DEFAULT-VALUE}")
	private int concurrency = 8;

	public Path file() {
		return this.file;
	}

	public boolean simulate() {
		return this.simulate;
	}

	/**
	 * How many calls may be in flight.
	 */
	public int concurrency() {
		return this.concurrency;
	}

}
