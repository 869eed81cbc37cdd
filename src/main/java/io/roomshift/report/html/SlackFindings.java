package io.roomshift.report.html;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.roomshift.ledger.EntryState.Standing;
import io.roomshift.ledger.slack.SlackForecast;
import io.roomshift.ledger.slack.SlackForecast.Collision;
import io.roomshift.ledger.slack.SlackForecast.Member;
import io.roomshift.report.ReportedRow;
import io.roomshift.slack.Finding;

/**
 * Which rooms Slack would merge, and which names it would cut.
 */
final class SlackFindings implements Section {

	/** The word of a collision, beside those of the findings. */
	static final String COLLISION = "slack-collision";

	private static final int SHOWN = 50;

	private static final int ROOMS_SHOWN = 8;

	private final SlackForecast forecast;

	private final Set<Long> colliding = new HashSet<>();

	private final Set<Long> seen = new HashSet<>();

	private int cut;

	private int empty;

	SlackFindings(SlackForecast forecast) {
		this.forecast = forecast;
		forecast.collisions()
			.forEach((collision) -> collision.rooms().forEach((room) -> this.colliding.add(room.id().value())));
	}

	/**
	 * What there is to say of a row's name, in one word; empty when nothing is wrong with
	 * it.
	 */
	String of(ReportedRow row) {
		boolean collides = this.colliding.contains(row.room());
		if (collides) {
			this.seen.add(row.room());
		}
		if (!this.forecast.judged() || row.outcome() == Standing.SKIPPED) {
			return "";
		}
		Finding finding = row.slackName().finding().filter((found) -> !found.isInformational()).orElse(null);
		this.cut += (finding == Finding.TOO_LONG) ? 1 : 0;
		this.empty += (finding == Finding.EMPTY) ? 1 : 0;
		if (collides) {
			return COLLISION;
		}
		return (finding != null) ? finding.code() : "";
	}

	@Override
	public void writeTo(Markup html) {
		if (!this.forecast.judged()) {
			return;
		}
		html.open("section", "class", "card", "aria-labelledby", "slack-title");
		html.element("h2", "What Slack would make of it", "id", "slack-title");
		int merged = this.forecast.collisions().size();
		if (merged + this.cut + this.empty == 0) {
			html.element("p", "As planned, every room gets a channel of its own, and no name is longer than Slack's "
					+ this.forecast.rules().limit() + " characters.");
		}
		else {
			counts(html, merged);
			collisions(html);
		}
		html.close();
	}

	/**
	 * What the rows can be filtered by.
	 */
	void options(Markup html) {
		option(html, this.forecast.collisions().size(), COLLISION, "would be merged");
		option(html, this.cut, Finding.TOO_LONG.code(), "would be cut");
		option(html, this.empty, Finding.EMPTY.code(), "nothing would be left");
	}

	private static void option(Markup html, int number, String finding, String words) {
		if (number > 0) {
			html.element("option", words, "value", finding);
		}
	}

	private void counts(Markup html, int merged) {
		html.open("ul", "class", "findings");
		count(html, merged, COLLISION,
				(merged == 1) ? " channel would be made of several rooms; Slack would merge them."
						: " channels would be made of several rooms each; Slack would merge them.");
		count(html, this.cut, Finding.TOO_LONG.code(), ((this.cut == 1) ? " name is" : " names are")
				+ " longer than Slack's " + this.forecast.rules().limit() + " characters and would be cut.");
		count(html, this.empty, Finding.EMPTY.code(),
				((this.empty == 1) ? " name has" : " names have") + " no letter or digit that Slack would keep.");
		html.close();
	}

	private static void count(Markup html, int number, String finding, String words) {
		if (number > 0) {
			html.open("li").open("a", "href", "#rooms", "data-slack", finding);
			html.element("strong", Figures.count(number), "class", "number");
			html.element("span", words.strip()).close().close();
		}
	}

	private void collisions(Markup html) {
		List<Collision> collisions = this.forecast.collisions();
		if (collisions.isEmpty()) {
			return;
		}
		html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label",
				"Rooms that Slack would merge");
		html.open("table", "class", "plain").open("thead").open("tr");
		html.element("th", "Channel", "scope", "col").element("th", "Rooms that would become it", "scope", "col");
		html.close().close().open("tbody");
		collisions.stream().limit(SHOWN).forEach((collision) -> collision(html, collision));
		html.close().close().close();
		if (collisions.size() > SHOWN) {
			html.element("p", Figures.count(collisions.size() - SHOWN, "more channel") + " not shown here.", "class",
					"note");
		}
	}

	private void collision(Markup html, Collision collision) {
		html.open("tr").open("th", "scope", "row").name("#" + collision.channel()).close();
		html.open("td").open("ul", "class", "rooms");
		collision.rooms().stream().limit(ROOMS_SHOWN).forEach((room) -> room(html, room));
		html.close();
		if (collision.rooms().size() > ROOMS_SHOWN) {
			html.text("and " + Figures.count(collision.rooms().size() - ROOMS_SHOWN) + " more");
		}
		html.close().close();
	}

	private void room(Markup html, Member room) {
		html.open("li").element("span", room.id().toString(), "class", "id").text(" ").name(room.name().value());
		if (!this.seen.contains(room.id().value())) {
			html.text(" ").element("span", "not in the mapping", "class", "note");
		}
		html.close();
	}

}
