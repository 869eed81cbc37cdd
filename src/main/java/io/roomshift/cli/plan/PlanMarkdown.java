package io.roomshift.cli.plan;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

import io.roomshift.plan.Chain;
import io.roomshift.plan.Conflict;
import io.roomshift.plan.Wish;

/**
 * A plan as a Markdown file for review: all of it, in tables that GitHub and the like
 * show.
 */
public final class PlanMarkdown {

	/**
	 * What Markdown gives a meaning anywhere in a line; a number sign or a hyphen has one
	 * only where a line begins, which none of ours does with a name.
	 */
	private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>()|~!&#@$]");

	private static final Pattern BACKTICKS = Pattern.compile("`+");

	private final PlanView view;

	private final Writer out;

	/**
	 * Creates the file.
	 */
	public PlanMarkdown(PlanView view, Writer out) {
		this.view = view;
		this.out = out;
	}

	/**
	 * Writes all of it.
	 */
	public void write() throws IOException {
		line("# Plan for " + escaped(this.view.source()));
		for (String line : this.view.summary()) {
			line("");
			line(escaped(line.strip()));
		}
		conflicts();
		remarks();
		table("Renames", this.view.renames());
		table("Case alone, parked where HipChat refuses it", this.view.caseChanges());
		table("Other fields", this.view.fieldChanges());
		chains("Chains, in this order", this.view.sequences());
		chains("Swaps and rings, by way of a parking name", this.view.rings());
		already();
	}

	private void conflicts() throws IOException {
		if (!this.view.plan().conflicts().isEmpty()) {
			heading("Conflicts", this.view.plan().conflicts().size());
			row(List.of("line", "room", "what is wrong", "what to do"));
			row(List.of("--:", "--:", "---", "---"));
			for (Conflict conflict : this.view.plan().conflicts()) {
				row(List.of(String.valueOf(conflict.wish().line()), conflict.wish().room().toString(),
						escaped(conflict.explain()), escaped(conflict.tip())));
			}
		}
	}

	private void remarks() throws IOException {
		if (!this.view.remarks().isEmpty()) {
			heading("Slack", this.view.remarks().size());
			for (String remark : this.view.remarks()) {
				line("- " + escaped(remark));
			}
		}
	}

	private void table(String heading, List<Chain> chains) throws IOException {
		if (!chains.isEmpty()) {
			heading(heading, chains.size());
			head();
			for (Chain chain : chains) {
				moves(chain);
			}
		}
	}

	private void chains(String heading, List<Chain> chains) throws IOException {
		if (chains.isEmpty()) {
			return;
		}
		heading(heading, chains.stream().mapToInt((chain) -> chain.steps().size()).sum());
		for (int i = 0; i < chains.size(); i++) {
			if (i > 0) {
				line("");
				line("<br>");
				line("");
			}
			head();
			moves(chains.get(i));
		}
	}

	private void head() throws IOException {
		row(List.of("room", "present name", "new name", "Slack channel", "note"));
		row(List.of("--:", "---", "---", "---", "---"));
	}

	private void moves(Chain chain) throws IOException {
		for (Move move : Move.of(chain)) {
			String channel = (move.step() != null) ? this.view.channel(move.step()).orElse("") : "";
			row(List.of(move.room(), code(move.from()), code(move.to()), code(channel), escaped(move.note())));
		}
	}

	private void already() throws IOException {
		List<Wish> already = this.view.plan().already();
		if (!already.isEmpty()) {
			heading("Already right", already.size());
			row(List.of("room", "name"));
			row(List.of("--:", "---"));
			for (Wish wish : already) {
				row(List.of(wish.room().toString(), code(wish.newName().quoted())));
			}
		}
	}

	private void heading(String heading, int rows) throws IOException {
		line("");
		line("## " + heading + " (" + rows + ")");
		line("");
	}

	private void row(List<String> cells) throws IOException {
		line("| " + String.join(" | ", cells) + " |");
	}

	private void line(String line) throws IOException {
		this.out.write(line + "\n");
	}

	/**
	 * The text as Markdown shows it: every character that has a meaning there is escaped.
	 * Line ends and what can't be seen are escaped in names beforehand.
	 */
	static String escaped(String text) {
		return SPECIAL.matcher(text).replaceAll((special) -> "\\\\\\" + special.group());
	}

	/**
	 * The text in a table as it stands: between more backticks than it has in a row, for
	 * in code nothing has a meaning but those, and the bar between two cells.
	 */
	static String code(String text) {
		if (text.isEmpty()) {
			return "";
		}
		int most = BACKTICKS.matcher(text).results().mapToInt((run) -> run.group().length()).max().orElse(0);
		String fence = "`".repeat(most + 1);
		String pad = (text.startsWith("`") || text.endsWith("`")) ? " " : "";
		return fence + pad + text.replace("|", "\\|") + pad + fence;
	}

}
