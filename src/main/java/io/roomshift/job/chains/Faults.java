package io.roomshift.job.chains;

import java.util.Collection;
import java.util.Optional;

import io.roomshift.ledger.LedgerException;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What Spring Batch notes with steps that did not end well, told as the program tells it.
 */
public final class Faults {

	private Faults() {
	}

	/**
	 * The first fault; a {@link LedgerException} when the database failed. A step that
	 * was stopped as requested is no fault, though Spring Batch notes it with an
	 * exception.
	 * @param noted what was noted
	 */
	public static Optional<RuntimeException> of(Collection<Throwable> noted) {
		return noted.stream()
			.filter((thrown) -> !(thrown instanceof JobInterruptedException))
			.findFirst()
			.map(Faults::of);
	}

	/**
	 * Spring Batch keeps its tables beside the ledger's, so what ails the one ails the
	 * other.
	 */
	private static RuntimeException of(Throwable thrown) {
		if (thrown instanceof DataAccessException || thrown instanceof TransactionException) {
			return LedgerException.of(thrown);
		}
		return (thrown instanceof RuntimeException fault) ? fault : new IllegalStateException("A step failed", thrown);
	}

}
