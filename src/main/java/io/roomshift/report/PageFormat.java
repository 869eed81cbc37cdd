package io.roomshift.report;

import java.io.IOException;

/**
 * The look of the report that people read.
 */
public interface PageFormat {

	/** The file's name. */
	String FILE = "report.html";

	/**
	 * Begins a page.
	 * @param contents what it tells beside the rows
	 * @param page takes the page
	 * @param spool takes what can't be written to the page yet; it is thrown away
	 */
	Page begin(Contents contents, Draft page, Draft spool);

	/**
	 * A page that is being written.
	 */
	interface Page {

		/**
		 * Adds a row, in the mapping's order.
		 */
		void add(ReportedRow row) throws IOException;

		/**
		 * Completes the page.
		 */
		void end() throws IOException;

	}

}
