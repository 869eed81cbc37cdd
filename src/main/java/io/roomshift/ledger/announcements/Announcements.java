package io.roomshift.ledger.announcements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.roomshift.ledger.GroupCommit;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.StoredText;
import io.roomshift.ledger.announcements.Announcement.Kind;
import io.roomshift.ledger.announcements.Announcement.State;
import io.roomshift.room.RoomId;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The durable record of what rooms were told. What a method returned from, and what a
 * future completed for, survives the death of the process.
 * <p>
 * All methods throw {@link LedgerException} when the record can't be kept.
 */
public final class Announcements implements AutoCloseable {

	private static final String UPDATE = """
			update announcement set message = ?, state = ?, http_status = ?, detail = ?, sent_at = ?, kind = ?,
			room_id = ? where run_id = ? and line = ?""";

	private static final String INSERT = """
			insert into announcement (message, state, http_status, detail, sent_at, kind, room_id, run_id, line)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String COLUMNS = "run_id, line, room_id, message, state, http_status, detail, sent_at, kind";

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final TransactionOperations transactions;

	private final GroupCommit<Announcement> groupCommit;

	Announcements(JdbcTemplate jdbc, TransactionOperations transactions) {
		this.jdbc = jdbc;
		this.client = JdbcClient.create(jdbc);
		this.transactions = transactions;
		this.groupCommit = new GroupCommit<>(this::write);
	}

	/**
	 * Makes an announcement durable as it is now, together with whatever else is waiting
	 * to be written; the future completes when it is.
	 */
	public CompletableFuture<Void> record(Announcement announcement) {
		return this.groupCommit.add(announcement);
	}

	/**
	 * The announcements of a run between two lines, both included, by line.
	 */
	public Map<Integer, Announcement> between(Run run, int first, int last) {
		Map<Integer, Announcement> byLine = new LinkedHashMap<>();
		LedgerException
			.guarded(() -> this.client.sql("select * from announcement where run_id = ? and line between ? and ?")
				.params(run.id(), first, last)
				.query(Announcements::announcement)
				.list())
			.forEach((announcement) -> byLine.put(announcement.line(), announcement));
		return byLine;
	}

	/**
	 * Moves the announcements of a run to those of earlier times, all or none, as if none
	 * had been made.
	 */
	public void setAside(Run run) {
		LedgerException.guarded(() -> this.transactions.execute((status) -> {
			this.client
				.sql("insert into announcement_earlier (" + COLUMNS + ") select " + COLUMNS
						+ " from announcement where run_id = ?")
				.param(run.id())
				.update();
			return this.client.sql("delete from announcement where run_id = ?").param(run.id()).update();
		}));
	}

	/**
	 * Writes what waits, then ends.
	 */
	@Override
	public void close() {
		this.groupCommit.close();
	}

	private void write(List<Announcement> group) {
		LedgerException.guarded(() -> this.transactions.execute((status) -> {
			int[] updated = this.jdbc.batchUpdate(UPDATE, group.stream().map(Announcements::parameters).toList());
			List<Object[]> missing = new ArrayList<>();
			for (int i = 0; i < updated.length; i++) {
				if (updated[i] == 0) {
					missing.add(parameters(group.get(i)));
				}
			}
			return this.jdbc.batchUpdate(INSERT, missing);
		}));
	}

	private static Object[] parameters(Announcement announcement) {
		return new Object[] { StoredText.of(announcement.message()), announcement.state().name(),
				announcement.httpStatus(), StoredText.of(announcement.detail()),
				OffsetDateTime.ofInstant(announcement.sentAt(), ZoneOffset.UTC), announcement.kind().name(),
				announcement.room().value(), announcement.run(), announcement.line() };
	}

	private static Announcement announcement(ResultSet columns, int index) throws SQLException {
		return new Announcement(columns.getLong("run_id"), columns.getInt("line"),
				RoomId.of(columns.getLong("room_id")), StoredText.read(columns.getString("message")),
				State.valueOf(columns.getString("state")), columns.getInt("http_status"),
				StoredText.read(columns.getString("detail")),
				columns.getObject("sent_at", OffsetDateTime.class).toInstant(),
				Kind.valueOf(columns.getString("kind")));
	}

}
