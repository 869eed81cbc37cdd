package io.roomshift.reliability;

import java.util.List;

/**
 * One fault on one call, and what came of it.
 *
 * @param fault the fault
 * @param target the call
 * @param exitCode the exit code of the run
 * @param outcome the outcome of room 1, as the results tell it; empty when the run was
 * refused before there were any
 * @param calls how many calls of the kind arrived
 * @param sentence what the operator reads; empty when there is nothing to say
 * @param nextExitCode the exit code of the same command after the fault is mended, a dash
 * where there is no need to run it
 * @param broken promises that were not kept
 */
record Cell(Fault fault, Target target, int exitCode, String outcome, int calls, String sentence, String nextExitCode,
		List<String> broken) {

	Cell {
		broken = List.copyOf(broken);
	}

	/**
	 * Its row of the document.
	 */
	String row() {
		return "| " + String.join(" | ", this.fault.name(), String.valueOf(this.exitCode),
				this.outcome.isEmpty() ? "-" : this.outcome, String.valueOf(this.calls),
				this.sentence.isEmpty() ? "" : this.sentence.replace("|", "\\|"), this.nextExitCode) + " |";
	}

}
