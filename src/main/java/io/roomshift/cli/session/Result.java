package io.roomshift.cli.session;

import java.util.List;

import io.roomshift.cli.console.Console;
import io.roomshift.report.Certificate;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to.
 *
 * @param summary for machines; holds the exit code
 * @param complaints what stands in the way, for people
 * @param text the result, for people
 * @param certificate what was verified, for machines; null when nothing was
 */
public record Result(Summary summary, List<String> complaints, List<String> text, @Nullable Certificate certificate) {

	public Result {
		complaints = List.copyOf(complaints);
		text = List.copyOf(text);
	}

	/**
	 * What a command came to that verifies nothing for others.
	 */
	public Result(Summary summary, List<String> complaints, List<String> text) {
		this(summary, complaints, text, null);
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
			console.result(this.summary.json(this.certificate));
		}
		return this.summary.exitCode();
	}

}
