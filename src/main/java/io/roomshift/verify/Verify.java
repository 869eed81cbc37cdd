package io.roomshift.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.RoomFetch;
import io.roomshift.hipchat.RoomFetch.Look;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every room of a run, and puts on record whether it is as it was wished with
 * nothing else changed.
 */
public final class Verify {

	private static final int ROWS = 1000;

	private static final Set<EntryState> TO_CHECK = Set.of(EntryState.DONE, EntryState.VERIFIED, EntryState.DRIFTED,
			EntryState.ALREADY, EntryState.UNDONE);

	private static final String GONE = "The room is not to be seen any more.";

	private final Census census;

	private final RoomFetch fetch;

	private final Ledger ledger;

	Verify(HipChat hipChat, RoomFetch fetch, Ledger ledger) {
		this.census = new Census(hipChat);
		this.fetch = fetch;
		this.ledger = ledger;
	}

	/**
	 * Checks all rooms of the run by list pages, and fetches one by one those that the
	 * list does not show whole.
	 * @throws io.roomshift.hipchat.HipChatException when HipChat can't be asked
	 */
	public void verify(Run run) {
		Tally tally = this.ledger.tally(run);
		int toCheck = TO_CHECK.stream().mapToInt(tally::in).sum();
		Set<RoomId> seen = new HashSet<>();
		try (Writes writes = new Writes()) {
			this.census.listed((group) -> seen.addAll(checkListed(run, group, writes)));
			if (seen.size() < toCheck) {
				checkUnlisted(run, seen, writes);
			}
		}
	}

	private List<RoomId> checkListed(Run run, Map<RoomId, Look> group, Writes writes) {
		List<Entry> entries = this.ledger.entries(run, group.keySet())
			.stream()
			.filter((entry) -> TO_CHECK.contains(entry.state()))
			.toList();
		record(entries, group, writes);
		return entries.stream().map(Entry::room).toList();
	}

	private void checkUnlisted(Run run, Set<RoomId> seen, Writes writes) {
		int line = 0;
		List<Ledger.Row> rows = this.ledger.rows(run, line, ROWS);
		while (!rows.isEmpty()) {
			List<Entry> missed = rows.stream()
				.map(Ledger.Row::entry)
				.filter((entry) -> TO_CHECK.contains(entry.state()) && !seen.contains(entry.room()))
				.toList();
			record(missed, this.fetch.fetch(missed.stream().map(Entry::room).toList()), writes);
			rows = this.ledger.rows(run, rows.get(rows.size() - 1).entry().wish().line(), ROWS);
		}
	}

	private void record(List<Entry> entries, Map<RoomId, Look> looks, Writes writes) {
		for (Entry entry : entries) {
			Look look = looks.get(entry.room());
			Entry checked = (entry.state() == EntryState.UNDONE) ? checkedUndone(entry, look) : checked(entry, look);
			if (!checked.equals(entry)) {
				writes.add(this.ledger.record(checked));
			}
		}
	}

	/**
	 * A room that was led back has to be exactly as it was. Why it was led back stays in
	 * the row as long as it is.
	 */
	private static Entry checkedUndone(Entry entry, @Nullable Look look) {
		if (look == null) {
			return entry.drifted(Cause.DRIFTED_NAME, GONE);
		}
		Room present = look.room();
		if (present == null) {
			return entry.drifted(Cause.DRIFTED_FIELDS, look.problem());
		}
		List<Difference> differences = Difference.between(entry.knownBefore(), present);
		if (!differences.isEmpty()) {
			return entry.drifted(cause(differences),
					"The room was to be as before, because its ring was led back: " + sentence(differences));
		}
		Cause before = entry.outcome().cause();
		return (before == Cause.DRIFTED_NAME || before == Cause.DRIFTED_FIELDS) ? entry.rolledBack(Cause.ROLLED_BACK,
				entry.outcome().httpStatus(), "The room is as it was before.", entry.outcome().at()) : entry;
	}

	private static Cause cause(List<Difference> differences) {
		return differences.get(0).isName() ? Cause.DRIFTED_NAME : Cause.DRIFTED_FIELDS;
	}

	private static String sentence(List<Difference> differences) {
		return differences.stream().map(Difference::toString).collect(Collectors.joining("; ", "", "."));
	}

	private static Entry checked(Entry entry, @Nullable Look look) {
		if (look == null) {
			return entry.drifted(Cause.DRIFTED_NAME, GONE);
		}
		Room present = look.room();
		if (present == null) {
			return (entry.before() == null) ? entry : entry.drifted(Cause.DRIFTED_FIELDS, look.problem());
		}
		if (entry.before() == null) {
			return checkedName(entry, present.name());
		}
		List<Difference> differences = Difference.after(entry.wish(), entry.knownBefore(), present);
		if (differences.isEmpty()) {
			return entry.verified();
		}
		return entry.drifted(cause(differences), sentence(differences));
	}

	/**
	 * A room that was right before we came has no before-image to compare with.
	 */
	private static Entry checkedName(Entry entry, RoomName present) {
		if (!present.readsAs(entry.newName())) {
			return entry.drifted(Cause.DRIFTED_NAME, new Difference("name", entry.newName(), present) + ".");
		}
		return (entry.state() == EntryState.ALREADY) ? entry : entry.already(entry.outcome().at());
	}

	/**
	 * Writes to the ledger that are not done yet: the next rooms are looked at meanwhile.
	 */
	private static final class Writes implements AutoCloseable {

		private static final int MOST = 2 * ROWS;

		private final Deque<CompletableFuture<Void>> open = new ArrayDeque<>();

		void add(CompletableFuture<Void> write) {
			this.open.add(write);
			if (this.open.size() > MOST) {
				join(this.open.remove());
			}
		}

		/**
		 * Waits for all of them.
		 */
		@Override
		public void close() {
			this.open.forEach(Writes::join);
		}

		private static void join(CompletableFuture<Void> write) {
			try {
				write.join();
			}
			catch (CompletionException ex) {
				throw (ex.getCause() instanceof LedgerException cause) ? cause : ex;
			}
		}

	}

}
