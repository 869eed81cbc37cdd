package io.roomshift.report.html;

import io.roomshift.report.PageFormat;

/**
 * Makes the page as the program does.
 */
public final class HtmlFixture {

	private HtmlFixture() {
	}

	public static PageFormat format() {
		return new HtmlConfiguration().pageFormat();
	}

}
