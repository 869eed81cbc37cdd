package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.EndingText;
import io.roomshift.cli.console.Screen;
import io.roomshift.cli.console.Width;
import io.roomshift.room.Plural;

/**
 * What stands against a plan: conflicts, and what Slack's rules have to say.
 */
public final class Complaints {

	/** What stands before a remark. */
	private static final String WARNING = "warning: ";

	private final List<String> conflicts;

	private final List<String> remarks;

	/**
	 * Puts them together.
	 */
	public Complaints(PlanView view) {
		this.conflicts = EndingText.conflicts(view.plan().conflicts(), view.source(), true);
		this.remarks = view.remarks();
	}

	/**
	 * Shows them, each on one line.
	 * @param most how many conflicts, and how many remarks
	 */
	public void show(Console console, int most) {
		this.conflicts.stream().limit(most).forEach(console::complaint);
		showHidden(console, most);
		this.remarks.stream().limit(most).forEach(console::warning);
		warnOfHidden(console, most);
	}

	/**
	 * Shows them on a terminal, broken at its width.
	 * @param height how many lines there are for them; the first conflict and the first
	 * remark are shown in any case
	 */
	public void show(Console console, Screen screen, int height) {
		if (!this.conflicts.isEmpty()) {
			console.problem(screen.bold("Conflicts (" + Plural.of(this.conflicts.size(), "row") + ")"));
			int share = this.remarks.isEmpty() ? height : height - height / 3;
			List<String> shown = fitting(this.conflicts, screen.columns(), share - 1);
			shown.forEach(console::problem);
			showHidden(console, shown.size());
		}
		int left = this.conflicts.isEmpty() ? height : height / 3;
		List<String> shown = fitting(this.remarks, screen.columns() - WARNING.length(), left);
		shown.forEach(console::warning);
		warnOfHidden(console, shown.size());
	}

	private void showHidden(Console console, int shown) {
		if (shown < this.conflicts.size()) {
			console.problem((this.conflicts.size() - shown) + " more; --verbose shows all.");
		}
	}

	private void warnOfHidden(Console console, int shown) {
		if (shown < this.remarks.size()) {
			console
				.warning("Slack: " + Plural.of(this.remarks.size() - shown, "more remark") + "; --verbose shows all.");
		}
	}

	/**
	 * As many of them as fit into the lines with one more that tells of the others.
	 */
	private static List<String> fitting(List<String> sentences, int columns, int height) {
		List<String> shown = new ArrayList<>();
		int left = height;
		for (String sentence : sentences) {
			List<String> lines = Width.wrapped(sentence, columns);
			boolean last = shown.size() == sentences.size() - 1;
			left -= lines.size();
			if (!shown.isEmpty() && left < (last ? 0 : 1)) {
				break;
			}
			shown.add(String.join("\n", lines));
		}
		return shown;
	}

}
