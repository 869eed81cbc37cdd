package io.roomshift.job;

import io.roomshift.report.ReportException;
import io.roomshift.report.Reports;

/**
 * Writes the reports of a run that ended; a run stays what it was when that fails, for
 * they can be written again from the ledger.
 */
final class Reporting {

	private final Reports reports;

	private final RenameRequest request;

	private final RunListener listener;

	Reporting(Reports reports, RenameRequest request, RunListener listener) {
		this.reports = reports;
		this.request = request;
		this.listener = listener;
	}

	void report(Ending ending) {
		try {
			this.reports.write(ending.run(), ending.summary(this.request.options().commandLine()));
		}
		catch (ReportException ex) {
			this.listener.warning(String.valueOf(ex.getMessage()));
		}
	}

}
