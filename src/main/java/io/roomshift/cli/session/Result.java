package io.roomshift.cli.session;

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
public record Result(Summary summary, List<String> complaints, List<String> text) {

	public Result {
		complaints = List.copyOf(complaints);
		text = List.copyOf(text);
	}

	/**
	 * Shows it.
	 * @param json whether stdout carries the summary and nothing else
	 * @param beside whether stdout carries something else
	 * @return the exit code
	 */
	public int show(Console console, boolean json, boolean beside) {
		this.complaints.forEach(console::complaint);
		this.text.forEach((json || beside) ? console::progress : console::result);
		if (json) {
			console.result(this.summary.json());
		}
		return this.summary.exitCode();
	}

}
