package io.roomshift.cli.session;

/**
 * The exit codes that do not come from how a run ended.
 */
public final class ExitCode {

	public static final int OK = 0;

	public static final int DIFFERS = 1;

	public static final int WRONG_INPUT = 2;

	public static final int OUT_OF_REACH = 3;

	public static final int STOPPED = 4;

	public static final int INTERRUPTED = 5;

	public static final int IN_USE = 6;

	/** {@code EX_SOFTWARE} of sysexits.h: a fault of the program's own. */
	public static final int FAULT = 70;

	private ExitCode() {
	}

}
