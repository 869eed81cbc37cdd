package io.roomshift.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

import io.roomshift.ledger.Run;

/**
 * The reports can't be written; its message is a sentence for an operator.
 */
public final class ReportException extends RuntimeException {

	private final long run;

	ReportException(Run run, Exception cause) {
		super("The reports can't be written to '" + run.reports() + "' (" + reason(cause)
				+ "). The run itself is safe in the ledger; 'roomshift status " + run.id() + " --report"
				+ (run.request().rehearsal() ? " --simulate" : "") + "' writes them again.", cause);
		this.run = run.id();
	}

	/**
	 * The number of the run.
	 */
	public long run() {
		return this.run;
	}

	private static String reason(Exception ex) {
		if (ex.getCause() instanceof IOException io) {
			return reason(io);
		}
		if (ex instanceof AccessDeniedException) {
			return "no permission";
		}
		if (ex instanceof FileAlreadyExistsException) {
			return "it is not a directory";
		}
		if (ex instanceof FileSystemException system && system.getReason() != null) {
			return system.getReason();
		}
		return String.valueOf(ex.getMessage());
	}

}
