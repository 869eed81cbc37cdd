package io.roomshift.cli.rename;

import java.util.List;

import io.roomshift.cli.console.Console;
import io.roomshift.report.Summary;

/**
 * What a command came to.
 *
 * @param summary for machines; holds the exit code
 * @param complaints what stands in the way, for people
 * @param text the result, for people
 */
record Result(Summary summary, List<String> complaints, List<String> text) {

	Result {
		complaints = List.copyOf(complaints);
		text = List.copyOf(text);
	}

	/**
	 * Shows it.
	 * @param json whether stdout carries the summary and nothing else
	 * @return the exit code
	 */
	int show(Console console, boolean json) {
		this.complaints.forEach(console::complaint);
		if (json) {
			this.text.forEach(console::progress);
			console.result(this.summary.json());
		}
		else {
			this.text.forEach(console::result);
		}
		return this.summary.exitCode();
	}

}
