package io.roomshift.cli;

/**
 * The exit codes that do not come from how a run ended.
 */
final class ExitCode {

	static final int OK = 0;

	static final int DIFFERS = 1;

	static final int WRONG_INPUT = 2;

	static final int OUT_OF_REACH = 3;

	static final int STOPPED = 4;

	static final int IN_USE = 6;

	/** {@code EX_SOFTWARE} of sysexits.h: a fault of the program's own. */
	static final int FAULT = 70;

	private ExitCode() {
	}

}
