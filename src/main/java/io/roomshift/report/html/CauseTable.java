package io.roomshift.report.html;

import java.util.List;

import io.roomshift.report.CauseCount;

/**
 * Why rows are not as wished, with the cures.
 */
final class CauseTable implements Section {

	private final List<CauseCount> causes;

	CauseTable(List<CauseCount> causes) {
		this.causes = causes;
	}

	@Override
	public void writeTo(Markup html) {
		if (this.causes.isEmpty()) {
			return;
		}
		html.open("section", "class", "card", "aria-labelledby", "causes-title");
		html.element("h2", "Causes and cures", "id", "causes-title");
		html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Causes, with what to do");
		html.open("table", "class", "plain causes").open("thead").open("tr");
		html.element("th", "Rooms", "scope", "col", "class", "number");
		html.element("th", "Cause", "scope", "col").element("th", "What to do", "scope", "col");
		html.close().close().open("tbody");
		this.causes.forEach((cause) -> row(html, cause));
		html.close().close().close().close();
	}

	private static void row(Markup html, CauseCount cause) {
		html.open("tr").element("td", Figures.count(cause.count()), "class", "number");
		html.open("th", "scope", "row").open("a", "href", "#rooms", "data-cause", cause.cause());
		html.text(words(cause.cause())).close().close();
		html.element("td", cause.tip()).close();
	}

	/**
	 * The word for a cause as people read it.
	 */
	static String words(String cause) {
		return cause.replace('-', ' ');
	}

}
