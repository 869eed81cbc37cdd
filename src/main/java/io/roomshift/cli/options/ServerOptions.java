package io.roomshift.cli.options;

import picocli.CommandLine.Option;

/**
 * Which server is called, and with how many calls at a time.
 */
public final class ServerOptions {

	@Option(names = "--simulate", description = "Rehearse against the built-in simulator, seeded with the mapping's "
			+ "rooms; needs no URL and no token.")
	private boolean simulate;

	@Option(names = "--concurrency", paramLabel = "N", defaultValue = "8", converter = Concurrency.class,
			description = "Calls in flight at most. Default: ${DEFAULT-VALUE}")
	private int concurrency = 8;

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
