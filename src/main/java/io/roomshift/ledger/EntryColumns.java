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
 * An entry as columns of the tables {@code entry}, which holds what was planned and does
 * not change, and {@code progress}, which holds what has become of it; and back.
 */
final class EntryColumns {

	/**
	 * How the two tables belong together. A row of {@code progress} has one number as its
	 * key, the run in the upper half and the line in the lower one: H2 keeps a table
	 * sorted by such a key, and an update touches nothing else.
	 */
	static final String TABLES = " entry e join progress p on p.id = e.run_id * 4294967296 + e.line ";

	/**
	 * Selects the columns in the order in which they are read: by their places, for which
	 * a driver need not look.
	 */
	static final String SELECT = """
			select e.run_id, e.line, e.room_id, e.new_name, e.expected_name, e.wish_topic, e.wish_privacy, e.wish_archived,
			e.wish_guest, e.wish_owner, e.chain, e.chain_position, e.ring, e.old_name, e.parking_name, p.state,
			p.sent_name, p.before_name, p.before_privacy, p.before_archived, p.before_guest, p.before_topic,
			p.before_owner, p.before_delegate, p.before_version, p.attempts, p.http_status, p.cause, p.detail,
			p.changed_at, p.token, e.cells from"""
			+ TABLES;

	static final String INSERT = """
			insert into entry (run_id, line, room_id, new_name, expected_name, wish_topic, wish_privacy, wish_archived,
			wish_guest, wish_owner, cells, chain, chain_position, ring, old_name, parking_name)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	static final String INSERT_PROGRESS = """
			insert into progress (state, sent_name, before_name, before_privacy, before_archived, before_guest,
			before_topic, before_owner, before_delegate, before_version, attempts, http_status, cause, detail,
			changed_at, token, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	static final String UPDATE = """
			update progress set state = ?, sent_name = ?, before_name = ?, before_privacy = ?, before_archived = ?,
			before_guest = ?, before_topic = ?, before_owner = ?, before_delegate = ?, before_version = ?,
			attempts = ?, http_status = ?, cause = ?, detail = ?, changed_at = ?, token = ? where id = ?""";

	/**
	 * Rows of a run whose rooms another run found called as before. One of which another
	 * field differs has its old name all the same.
	 */
	static final String UNDONE = """
			update progress set state = 'UNDONE', cause = null, detail = :detail where id in (select p.id from"""
			+ TABLES + """
					where e.run_id = :undone and p.state in (:changed) and e.room_id in (select e.room_id from"""
			+ TABLES
			+ """
					where e.run_id = :undoing and (p.state in ('DONE', 'VERIFIED', 'ALREADY') or p.cause = :fields)))""";

	private EntryColumns() {
	}

	/**
	 * The lowest key that a row of a run may have in {@code progress}.
	 */
	static long firstId(Run run) {
		return id(run.id(), 0);
	}

	/**
	 * The highest one.
	 */
	static long lastId(Run run) {
		return id(run.id(), Integer.MAX_VALUE);
	}

	private static long id(long run, int line) {
		return (run << Integer.SIZE) + line;
	}

	/**
	 * Sets the parameters of {@link #UPDATE}, and of {@link #INSERT_PROGRESS}.
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
		parameters.add(id(entry.run(), entry.wish().line()));
	}

	/**
	 * Sets the parameters of {@link #INSERT}.
	 */
	static void insert(PreparedStatement statement, Ledger.Row row) throws SQLException {
		Parameters parameters = new Parameters(statement);
		Entry entry = row.entry();
		Wish wish = entry.wish();
		FieldWishes fields = wish.fields();
		parameters.add(entry.run());
		parameters.add(wish.line());
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
		Values values = new Values(columns);
		return new Ledger.Row(entry(values), values.text());
	}

	static Entry entry(ResultSet columns, int index) throws SQLException {
		return entry(new Values(columns));
	}

	private static Entry entry(Values values) throws SQLException {
		long run = values.number();
		Wish wish = wish(values);
		return new Entry(run, wish, new Place(values.count(), values.count(), values.flag()), values.name(),
				values.name(), EntryState.valueOf(values.word()), values.name(), before(values, wish.room()),
				outcome(values));
	}

	private static Wish wish(Values values) throws SQLException {
		return new Wish(values.count(), RoomId.of(values.number()), RoomName.of(values.text()), values.name(),
				new FieldWishes(values.textOrNull(), values.privacy(), values.flagOrNull(), values.flagOrNull(),
						values.user()));
	}

	private static @Nullable Room before(Values values, RoomId room) throws SQLException {
		RoomName name = values.name();
		Privacy privacy = values.privacy();
		if (name == null || privacy == null) {
			values.skip(6);
			return null;
		}
		return new Room(room, name, privacy, values.flag(), values.flag(), values.text(), values.user(),
				values.flagOrNull(), values.textOrNull());
	}

	private static Outcome outcome(Values values) throws SQLException {
		return new Outcome(values.count(), values.count(), Cause.parse(values.wordOrNull()).orElse(null), values.text(),
				values.instant(), values.wordOrNull());
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

	/**
	 * Sets parameters one after the other.
	 */
	private static final class Parameters {

		private final PreparedStatement statement;

		private int set;

		Parameters(PreparedStatement statement) {
			this.statement = statement;
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

	/**
	 * Reads columns one after the other.
	 */
	private static final class Values {

		private final ResultSet columns;

		private int read;

		Values(ResultSet columns) {
			this.columns = columns;
		}

		void skip(int columns) {
			this.read += columns;
		}

		long number() throws SQLException {
			return this.columns.getLong(++this.read);
		}

		int count() throws SQLException {
			return this.columns.getInt(++this.read);
		}

		boolean flag() throws SQLException {
			return this.columns.getBoolean(++this.read);
		}

		@Nullable Boolean flagOrNull() throws SQLException {
			return this.columns.getObject(++this.read, Boolean.class);
		}

		String word() throws SQLException {
			return this.columns.getString(++this.read);
		}

		@Nullable String wordOrNull() throws SQLException {
			return this.columns.getString(++this.read);
		}

		String text() throws SQLException {
			return StoredText.read(this.columns.getString(++this.read));
		}

		@Nullable String textOrNull() throws SQLException {
			String kept = this.columns.getString(++this.read);
			return (kept != null) ? StoredText.read(kept) : null;
		}

		@Nullable RoomName name() throws SQLException {
			String value = textOrNull();
			return (value != null) ? RoomName.of(value) : null;
		}

		@Nullable Privacy privacy() throws SQLException {
			String word = wordOrNull();
			return (word != null) ? Privacy.parse(word).orElse(null) : null;
		}

		@Nullable UserId user() throws SQLException {
			Long id = this.columns.getObject(++this.read, Long.class);
			return (id != null) ? UserId.of(id) : null;
		}

		@Nullable Instant instant() throws SQLException {
			OffsetDateTime at = this.columns.getObject(++this.read, OffsetDateTime.class);
			return (at != null) ? at.toInstant() : null;
		}

	}

}
