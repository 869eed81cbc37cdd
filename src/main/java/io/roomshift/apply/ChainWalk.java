package io.roomshift.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger.OpenChain;
import io.roomshift.room.RoomName;

/**
 * How far a chain has come, and what comes next; decides by the states of its entries
 * alone, so that a chain that was cut off anywhere goes on where it was.
 * <p>
 * A ring in which one room can't move is led back: rooms that moved get their old names
 * in the opposite order, so that none is left on a temporary name.
 */
final class ChainWalk {

	private final List<Entry> entries;

	private final boolean ring;

	private int settledUpTo;

	ChainWalk(OpenChain chain) {
		this.entries = new ArrayList<>(chain.entries());
		this.ring = chain.ring();
	}

	/**
	 * Takes in what became of an action.
	 */
	void moved(Entry entry) {
		this.entries.set(entry.place().position(), entry);
	}

	Action next() {
		return this.ring ? nextInRing() : nextInPath();
	}

	private Action nextInPath() {
		while (this.settledUpTo < this.entries.size()) {
			Entry entry = this.entries.get(this.settledUpTo);
			if (EntryState.OPEN.contains(entry.state())) {
				return nextFor(entry);
			}
			this.settledUpTo++;
		}
		return new Action.Finish();
	}

	private Action nextFor(Entry entry) {
		if (inDoubt(entry)) {
			return new Action.Settle(entry);
		}
		if (entry.state() == EntryState.PARKED) {
			return new Action.Rename(entry, parking(entry), stuck(entry) ? entry.knownOldName() : entry.newName());
		}
		if (this.settledUpTo > 0 && failed(this.entries.get(this.settledUpTo - 1))) {
			return new Action.Block(entry, this.entries.get(this.settledUpTo - 1));
		}
		return new Action.Rename(entry, entry.knownOldName(), entry.newName());
	}

	private Action nextInRing() {
		Optional<Entry> doubtful = this.entries.stream().filter(ChainWalk::inDoubt).findFirst();
		if (doubtful.isPresent()) {
			return new Action.Settle(doubtful.get());
		}
		Optional<Entry> failed = this.entries.stream().filter(ChainWalk::failed).findFirst();
		return failed.isPresent() ? back(failed.get()) : forth();
	}

	private Action forth() {
		Entry last = last();
		if (last.state() == EntryState.PLANNED) {
			return new Action.Rename(last, last.knownOldName(), parking(last));
		}
		return this.entries.stream()
			.filter((entry) -> entry.state() == EntryState.PLANNED)
			.findFirst()
			.<Action>map((entry) -> new Action.Rename(entry, entry.knownOldName(), entry.newName()))
			.orElseGet(() -> (last.state() == EntryState.PARKED)
					? new Action.Rename(last, parking(last), last.newName()) : new Action.Finish());
	}

	private Action back(Entry failed) {
		Optional<Entry> moved = IntStream.iterate(this.entries.size() - 1, (index) -> index >= 0, (index) -> index - 1)
			.mapToObj(this.entries::get)
			.filter(ChainWalk::canGoBack)
			.findFirst();
		if (moved.isPresent()) {
			return new Action.Rename(moved.get(), moved.get().newName(), moved.get().knownOldName());
		}
		if (last().state() == EntryState.PARKED) {
			return new Action.Rename(last(), parking(last()), last().knownOldName());
		}
		return this.entries.stream()
			.filter((entry) -> entry.state() == EntryState.PLANNED)
			.findFirst()
			.<Action>map((entry) -> new Action.Block(entry, failed))
			.orElseGet(Action.Finish::new);
	}

	private Entry last() {
		return this.entries.get(this.entries.size() - 1);
	}

	private static RoomName parking(Entry entry) {
		RoomName parking = entry.parking();
		if (parking == null) {
			throw new IllegalStateException("Room " + entry.room() + " has no temporary name");
		}
		return parking;
	}

	private static boolean inDoubt(Entry entry) {
		return EntryState.IN_DOUBT.contains(entry.state());
	}

	private static boolean failed(Entry entry) {
		return entry.state() == EntryState.REFUSED || entry.state() == EntryState.UNDONE || stuck(entry);
	}

	/**
	 * On its temporary name, and refused its new one.
	 */
	private static boolean stuck(Entry entry) {
		return entry.state() == EntryState.PARKED && entry.setback() != null;
	}

	/**
	 * Has its new name, and was not found to be held to it.
	 */
	private static boolean canGoBack(Entry entry) {
		boolean held = entry.state() == EntryState.DONE && entry.setback() != null;
		return EntryState.RENAMED.contains(entry.state()) && !held;
	}

}
