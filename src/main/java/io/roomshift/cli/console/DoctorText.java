package io.roomshift.cli.console;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.doctor.Diagnosis;
import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.State;
import io.roomshift.room.Plural;

/**
 * What the doctor found, as people read it: a mark, the thing, what was found and, on
 * lines of its own, what to do. Marks are words, so that they are read without colour and
 * in every locale.
 */
public final class DoctorText {

	/** The columns of a terminal. */
	private static final int WIDTH = 80;

	private static final int NAME = 6;

	private static final int DETAIL = 25;

	private final Console console;

	private final boolean quiet;

	private final boolean verbose;

	/**
	 * Creates the text.
	 * @param quiet whether only what is not well is shown
	 * @param verbose whether everything is shown
	 */
	public DoctorText(Console console, boolean quiet, boolean verbose) {
		this.console = console;
		this.quiet = quiet;
		this.verbose = verbose;
	}

	/**
	 * The lines of one check; none where it is not to be shown.
	 */
	public List<String> lines(Check check) {
		boolean well = check.state() == State.OK || check.state() == State.SKIPPED;
		if ((this.quiet && well) || !told(check)) {
			return List.of();
		}
		List<String> lines = new ArrayList<>();
		String name = check.name().replaceFirst("^roomshift\\.", "");
		boolean wide = name.length() > DETAIL - NAME - 1;
		if (wide) {
			lines.add(" ".repeat(NAME) + name);
		}
		wrap(lines, wide ? " ".repeat(DETAIL) : " ".repeat(NAME) + name + " ".repeat(DETAIL - NAME - name.length()),
				check.detail());
		lines.set(0, mark(check.state()) + lines.get(0).substring(NAME));
		if (!check.cure().isEmpty()) {
			wrap(lines, " ".repeat(DETAIL), "Cure: " + check.cure());
		}
		return lines;
	}

	/**
	 * The last line: the counts, quiet or not, of what there is to tell.
	 */
	public String end(Diagnosis diagnosis) {
		return count(diagnosis, State.OK) + " ok, " + Plural.of(count(diagnosis, State.WARN), "warning") + ", "
				+ count(diagnosis, State.BAD) + " bad, " + count(diagnosis, State.SKIPPED) + " not checked; "
				+ Plural.of(diagnosis.calls(), "call") + " to HipChat.";
	}

	private int count(Diagnosis diagnosis, State state) {
		return (int) diagnosis.checks().stream().filter((check) -> check.state() == state && told(check)).count();
	}

	private boolean told(Check check) {
		return this.verbose || !check.minor();
	}

	private String mark(State state) {
		return switch (state) {
			case OK -> this.console.coloured("ok", Style.GREEN) + "    ";
			case WARN -> this.console.coloured("WARN", Style.YELLOW) + "  ";
			case BAD -> this.console.coloured("BAD", Style.RED) + "   ";
			case SKIPPED -> "-     ";
		};
	}

	/**
	 * Adds the words behind the beginning, and on further lines below the first of them.
	 */
	private static void wrap(List<String> lines, String beginning, String words) {
		StringBuilder line = new StringBuilder(beginning);
		boolean fresh = true;
		for (String word : words.split(" ", -1)) {
			if (!fresh && line.length() + 1 + word.length() > WIDTH) {
				lines.add(line.toString());
				line = new StringBuilder(" ".repeat(DETAIL));
				fresh = true;
			}
			line.append(fresh ? "" : " ").append(word);
			fresh = false;
		}
		lines.add(line.toString());
	}

}
