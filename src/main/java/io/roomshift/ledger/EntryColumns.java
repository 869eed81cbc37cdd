package io.roomshift.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An entry as columns of the table {@code entry}, and back.
 */
final class EntryColumns {

	static final String INSERT = """
			insert into entry (state, sent_name, before_name, before_privacy, before_archived, before_guest,
			before_topic, before_owner, before_delegate, before_version, attempts, http_status, cause, detail,
			changed_at, token, run_id, line, room_id, new_name, expected_name, wish_topic, wish_privacy, wish_archived,
			wish_guest, wish_owner, cells, chain, chain_position, ring, old_name, parking_name)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	static final String UPDATE = """
			update entry set state = ?, sent_name = ?, before_name = ?, before_privacy = ?, before_archived = ?,
			before_guest = ?, before_topic = ?, before_owner = ?, before_delegate = ?, before_version = ?,
			attempts = ?, http_status = ?, cause = ?, detail = ?, changed_at = ?, token = ?
			where run_id = ? and line = ?""";

	/**
	 * A chain in which one row failed for good can't come to its end, so none of it is
	 * tried again.
	 */
	static final String REOPENABLE = """
			 where run_id = :run and chain > 0 and state in ('REFUSED', 'UNDONE') and cause in (:passing)
			and chain not in (select chain from entry where run_id = :run and chain > 0
			and state in ('REFUSED', 'UNDONE', 'PARKED') and cause not in (:passing))""";

	/**
	 * Rows of a run whose rooms another run found called as before. One of which another
	 * field differs has its old name all the same.
	 */
	static final String UNDONE = """
			update entry set state = 'UNDONE', cause = null, detail = :detail where run_id = :undone
			and state in (:changed) and room_id in (select room_id from entry where run_id = :undoing
			and (state in ('DONE', 'VERIFIED', 'ALREADY') or cause = :fields))""";

	private EntryColumns() {
	}

	/**
	 * Sets the parameters of {@link #UPDATE}.
	 */
	static void update(PreparedStatement statement, Entry entry) throws SQLException {
		Parameters parameters = new Parameters(statement);
		parameters.add(entry.state().name());
		parameters.add(value(entry.sentName()));
		addBefore(parameters, entry.before());
		Outcome outcome = entry.outcome();
		parameters.add(outcome.attempts());
		parameters.add(outcome.httpStatus());
		parameters.add((outcome.cause() != null) ? outcome.cause().word() : null);
		parameters.add(outcome.detail());
		parameters.add(outcome.at());
		parameters.add(outcome.token());
		parameters.add(entry.run());
		parameters.add(entry.wish().line());
	}

	/**
	 * Sets the parameters of {@link #INSERT}, which begin with those of {@link #UPDATE}.
	 */
	static void insert(PreparedStatement statement, Ledger.Row row) throws SQLException {
		Entry entry = row.entry();
		update(statement, entry);
		Parameters parameters = new Parameters(statement, 18);
		Wish wish = entry.wish();
		FieldWishes fields = wish.fields();
		parameters.add(wish.room().value());
		parameters.add(wish.newName().value());
		parameters.add(value(wish.expectedName()));
		parameters.add(fields.topic());
		parameters.add((fields.privacy() != null) ? fields.privacy().word() : null);
		parameters.add(fields.archived());
		parameters.add(fields.guestAccessible());
		parameters.add((fields.owner() != null) ? fields.owner().value() : null);
		parameters.add(row.cells());
		parameters.add(entry.place().chain());
		parameters.add(entry.place().position());
		parameters.add(entry.place().ring());
		parameters.add(value(entry.oldName()));
		parameters.add(value(entry.parking()));
	}

	static Ledger.Row row(ResultSet columns, int index) throws SQLException {
		return new Ledger.Row(entry(columns, index), text(columns, "cells"));
	}

	static Entry entry(ResultSet columns, int index) throws SQLException {
		Place place = new Place(columns.getInt("chain"), columns.getInt("chain_position"), columns.getBoolean("ring"));
		String cause = columns.getString("cause");
		OffsetDateTime at = columns.getObject("changed_at", OffsetDateTime.class);
		Outcome outcome = new Outcome(columns.getInt("attempts"), columns.getInt("http_status"),
				Cause.parse(cause).orElse(null), text(columns, "detail"), (at != null) ? at.toInstant() : null,
				columns.getString("token"));
		return new Entry(columns.getLong("run_id"), wish(columns), place, name(columns, "old_name"),
				name(columns, "parking_name"), EntryState.valueOf(columns.getString("state")),
				name(columns, "sent_name"), before(columns), outcome);
	}

	private static Wish wish(ResultSet columns) throws SQLException {
		FieldWishes fields = new FieldWishes(textOrNull(columns, "wish_topic"), privacy(columns, "wish_privacy"),
				columns.getObject("wish_archived", Boolean.class), columns.getObject("wish_guest", Boolean.class),
				user(columns, "wish_owner"));
		return new Wish(columns.getInt("line"), RoomId.of(columns.getLong("room_id")),
				RoomName.of(text(columns, "new_name")), name(columns, "expected_name"), fields);
	}

	private static @Nullable Room before(ResultSet columns) throws SQLException {
		RoomName name = name(columns, "before_name");
		Privacy privacy = privacy(columns, "before_privacy");
		if (name == null || privacy == null) {
			return null;
		}
		return new Room(RoomId.of(columns.getLong("room_id")), name, privacy, columns.getBoolean("before_archived"),
				columns.getBoolean("before_guest"), text(columns, "before_topic"), user(columns, "before_owner"),
				columns.getObject("before_delegate", Boolean.class), textOrNull(columns, "before_version"));
	}

	private static void addBefore(Parameters parameters, @Nullable Room before) throws SQLException {
		if (before == null) {
			for (int column = 0; column < 8; column++) {
				parameters.add((Object) null);
			}
			return;
		}
		parameters.add(before.name().value());
		parameters.add(before.privacy().word());
		parameters.add(before.archived());
		parameters.add(before.guestAccessible());
		parameters.add(before.topic());
		UserId owner = before.owner();
		parameters.add((owner != null) ? owner.value() : null);
		parameters.add(before.delegateAdminVisibility());
		parameters.add(before.version());
	}

	private static @Nullable String value(@Nullable RoomName name) {
		return (name != null) ? name.value() : null;
	}

	private static String text(ResultSet columns, String column) throws SQLException {
		return StoredText.read(columns.getString(column));
	}

	private static @Nullable String textOrNull(ResultSet columns, String column) throws SQLException {
		String kept = columns.getString(column);
		return (kept != null) ? StoredText.read(kept) : null;
	}

	private static @Nullable RoomName name(ResultSet columns, String column) throws SQLException {
		String value = textOrNull(columns, column);
		return (value != null) ? RoomName.of(value) : null;
	}

	private static @Nullable Privacy privacy(ResultSet columns, String column) throws SQLException {
		String word = columns.getString(column);
		return (word != null) ? Privacy.parse(word).orElse(null) : null;
	}

	private static @Nullable UserId user(ResultSet columns, String column) throws SQLException {
		Long id = columns.getObject(column, Long.class);
		return (id != null) ? UserId.of(id) : null;
	}

	/**
	 * Sets parameters one after the other.
	 */
	private static final class Parameters {

		private final PreparedStatement statement;

		private int set;

		Parameters(PreparedStatement statement) {
			this(statement, 0);
		}

		Parameters(PreparedStatement statement, int set) {
			this.statement = statement;
			this.set = set;
		}

		void add(@Nullable Instant at) throws SQLException {
			add((Object) ((at != null) ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : null));
		}

		void add(@Nullable Object value) throws SQLException {
			if (value == null) {
				this.statement.setNull(++this.set, Types.NULL);
			}
			else {
				this.statement.setObject(++this.set, (value instanceof String text) ? StoredText.of(text) : value);
			}
		}

	}

}
