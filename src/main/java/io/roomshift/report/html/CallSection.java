package io.roomshift.report.html;

import java.time.Duration;
import java.util.List;

import io.roomshift.ledger.Run;
import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.ledger.timeline.Stretch.Budget;
import io.roomshift.ledger.timeline.Timeline;
import io.roomshift.report.Contents;

/**
 * The calls of the run against the call budget: a sentence, a drawing and the figures.
 */
final class CallSection implements Section {

	private final Contents contents;

	private final Timeline timeline;

	CallSection(Contents contents) {
		this.contents = contents;
		this.timeline = contents.timeline();
	}

	@Override
	public void writeTo(Markup html) {
		html.open("section", "class", "card", "aria-labelledby", "calls-title");
		html.element("h2", "Calls against the budget", "id", "calls-title");
		if (this.timeline.isEmpty()) {
			html.element("p", "When the calls of this run were made is not on record.");
		}
		else {
			html.element("p", sentence());
			new CallChart(this.timeline).writeTo(html);
			legend(html);
			figures(html);
		}
		tokens(html, this.contents.run().calls().tokens());
		html.close();
	}

	private String sentence() {
		Stretch total = this.timeline.total();
		Budget budget = total.budget();
		StringBuilder sentence = new StringBuilder();
		sentence.append(Figures.count(total.calls(), "call")).append(": ").append(Figures.count(total.gets()));
		sentence.append(" read, ").append(Figures.count(total.puts(), "update"));
		sentence.append((total.posts() > 0) ? ", " + Figures.count(total.posts(), "message") + ". " : ". ");
		if (budget == null) {
			sentence.append("HipChat told of no call budget. ");
		}
		sentence.append(total.waited().compareTo(Duration.ofSeconds(1)) < 0 ? "No call had to wait."
				: "For " + Figures.length(total.waited()) + " all calls waited for the budget.");
		if (total.throttled() > 0) {
			sentence.append(" HipChat throttled ").append(Figures.count(total.throttled())).append(" of them.");
		}
		if (total.retried() > 0) {
			sentence.append(' ').append(Figures.count(total.retried(), "call")).append(" had to be made again.");
		}
		return sentence.toString();
	}

	private void legend(Markup html) {
		Stretch total = this.timeline.total();
		html.open("ul", "class", "key");
		key(html, "read", "read", total.gets() > 0);
		key(html, "update", "updates", total.puts() > 0);
		key(html, "message", "messages", total.posts() > 0);
		key(html, "throttled", "throttled", total.throttled() > 0);
		key(html, "waiting", "all calls waiting", !total.waited().isZero());
		key(html, "left", "calls left", total.budget() != null);
		html.element("li", "Each bar is " + Figures.length(this.timeline.length()) + "; times are UTC.", "class",
				"note");
		html.close();
	}

	private static void key(Markup html, String kind, String words, boolean shown) {
		if (shown) {
			html.open("li").element("span", "", "class", "swatch fill-" + kind).text(words).close();
		}
	}

	private void figures(Markup html) {
		html.open("details").element("summary", "The figures as a table");
		html.open("div", "class", "scroll tall", "tabindex", "0", "role", "region", "aria-label", "Calls by time");
		html.open("table", "class", "plain").open("thead").open("tr");
		html.element("th", "From (UTC)", "scope", "col");
		for (String head : new String[] { "Read", "Updates", "Messages", "Throttled", "Made again", "Waited",
				"Fewest left" }) {
			html.element("th", head, "scope", "col", "class", "number");
		}
		html.close().close().open("tbody");
		this.timeline.stretches().forEach((stretch) -> row(html, stretch));
		html.close().close().close().close();
	}

	private static void row(Markup html, Stretch stretch) {
		html.open("tr").element("th", Figures.moment(stretch.start()), "scope", "row");
		for (long number : new long[] { stretch.gets(), stretch.puts(), stretch.posts(), stretch.throttled(),
				stretch.retried() }) {
			html.element("td", Figures.count(number), "class", "number");
		}
		html.element("td", Figures.length(stretch.waited()), "class", "number");
		Budget budget = stretch.budget();
		html.element("td", (budget != null) ? Figures.count(budget.left()) : "", "class", "number").close();
	}

	private static void tokens(Markup html, List<Run.OfToken> tokens) {
		if (tokens.size() < 2) {
			return;
		}
		html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Calls by token");
		html.open("table", "class", "plain compact").element("caption", "Calls by token").open("thead").open("tr");
		html.element("th", "Token", "scope", "col");
		html.element("th", "Calls", "scope", "col", "class", "number");
		html.element("th", "Throttled", "scope", "col", "class", "number");
		html.element("th", "State", "scope", "col");
		html.close().close().open("tbody");
		tokens.forEach((token) -> token(html, token));
		html.close().close().close();
	}

	private static void token(Markup html, Run.OfToken token) {
		html.open("tr").open("th", "scope", "row").element("code", token.fingerprint()).close();
		html.element("td", Figures.count(token.calls()), "class", "number");
		html.element("td", Figures.count(token.throttled()), "class", "number");
		html.element("td", token.setAside() ? "set aside" : "in use").close();
	}

}
