package io.roomshift.report.html;

/**
 * A part of the page.
 */
@FunctionalInterface
interface Section {

	void writeTo(Markup html);

}
