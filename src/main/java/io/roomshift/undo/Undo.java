package io.roomshift.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.Room;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a run changed and what it would take to change it back.
 */
public final class Undo {

	private static final int ROWS = 1000;

	private final Ledger ledger;

	Undo(Ledger ledger) {
		this.ledger = ledger;
	}

	/**
	 * The run of that number.
	 * @throws UndoException when there is none
	 */
	public Run run(long id) {
		return this.ledger.run(id)
			.orElseThrow(() -> new UndoException("There is no run " + id + "; 'status' lists those there are."));
	}

	/**
	 * The run that is undone when nobody says which: the one that the newest run was
	 * undoing when it was cut off, else the newest run that changed a room and is no undo
	 * itself.
	 * @throws UndoException when there is none
	 */
	public Run last() {
		List<Run> runs = this.ledger.runs();
		Optional<Long> cutOff = runs.stream()
			.findFirst()
			.filter(Run::resumable)
			.map((newest) -> newest.request().undoes());
		if (cutOff.isPresent()) {
			return run(cutOff.get());
		}
		return runs.stream()
			.filter((run) -> run.request().undoes() == null && this.ledger.tally(run).written())
			.findFirst()
			.orElseThrow(() -> new UndoException("No run has changed a room yet, so there is nothing to undo."));
	}

	/**
	 * The run that undoes the other one, unless it was undone itself.
	 */
	public Optional<Run> undoing(Run run) {
		return Optional.ofNullable(run.undoneBy())
			.flatMap(this.ledger::run)
			.filter((undoing) -> undoing.undoneBy() == null);
	}

	/**
	 * What gives back the name of each room that the run renamed, and the other fields
	 * that the mapping asked it to change. Each wish expects the room to be called what
	 * the run called it.
	 */
	public List<Wish> wishes(Run run) {
		List<Wish> wishes = new ArrayList<>();
		List<Ledger.Row> page = this.ledger.rows(run, 0, ROWS);
		while (!page.isEmpty()) {
			page.stream().map(Ledger.Row::entry).map(Undo::wish).flatMap(Optional::stream).forEach(wishes::add);
			page = this.ledger.rows(run, page.get(page.size() - 1).entry().wish().line(), ROWS);
		}
		return wishes;
	}

	private static Optional<Wish> wish(Entry entry) {
		if (!EntryState.CHANGED.contains(entry.state()) || entry.before() == null) {
			return Optional.empty();
		}
		Room before = entry.knownBefore();
		RoomName written = EntryState.RENAMED.contains(entry.state()) ? entry.newName() : entry.knownSentName();
		FieldWishes fields = fields(entry.wish().fields(), before);
		return Optional.of(new Wish(entry.wish().line(), entry.room(), before.name(), written, fields));
	}

	/**
	 * The fields that were to be changed, as they were before.
	 */
	private static FieldWishes fields(FieldWishes changed, Room before) {
		return new FieldWishes(orNull(changed.topic(), before.topic()), orNull(changed.privacy(), before.privacy()),
				orNull(changed.archived(), before.archived()),
				orNull(changed.guestAccessible(), before.guestAccessible()), orNull(changed.owner(), before.owner()));
	}

	private static <T> @Nullable T orNull(@Nullable T changed, @Nullable T before) {
		return (changed != null) ? before : null;
	}

}
