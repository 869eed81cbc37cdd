package io.roomshift.ledger.database;

import javax.sql.DataSource;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions that are rolled back where the lock was lost: that an update leaves is on
 * record before it leaves, so no update leaves without the lock.
 */
final class FencedTransactions extends JdbcTransactionManager {

	private final transient PostgresLock lock;

	private final transient JdbcTemplate jdbc;

	FencedTransactions(DataSource connections, PostgresLock lock) {
		super(connections);
		this.lock = lock;
		this.jdbc = new JdbcTemplate(connections);
	}

	/**
	 * Not {@code doCommit}: Spring does not roll back what fails there.
	 */
	@Override
	protected void prepareForCommit(DefaultTransactionStatus status) {
		if (status.isNewTransaction() && !status.isReadOnly()) {
			this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
				this.lock.check(connection);
				return true;
			});
		}
	}

}
