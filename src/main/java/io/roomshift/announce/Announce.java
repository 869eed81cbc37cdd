package io.roomshift.announce;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import io.roomshift.hipchat.Window;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.ledger.announcements.Announcement.State;
import io.roomshift.ledger.announcements.Announcements;
import org.jspecify.annotations.Nullable;

/**
 * Tells the rooms that a run renamed, and found renamed, of their new names.
 */
public final class Announce {

	private static final int ROWS = 1000;

	private final Messages messages;

	private final Ledger ledger;

	private final Announcements announcements;

	private final AnnounceListener listener;

	private final InstantSource clock;

	Announce(Messages messages, Ledger ledger, Announcements announcements, AnnounceListener listener,
			InstantSource clock) {
		this.messages = messages;
		this.ledger = ledger;
		this.announcements = announcements;
		this.listener = listener;
		this.clock = clock;
	}

	/**
	 * The run whose rooms can be told by themselves: one that renames no more of them.
	 * @param latest the newest run of a mapping
	 * @param mapping the mapping, for people
	 * @throws WordingException when there is none, or it is not finished
	 */
	public static Run finished(Optional<Run> latest, String mapping) {
		Run run = latest.orElseThrow(() -> new WordingException("'" + mapping + "' was not applied to this HipChat, "
				+ "so there are no renamed rooms to tell. Apply it first; --announce tells the rooms in the same go."));
		if (run.undoneBy() != null) {
			throw new WordingException("Run " + run.id() + " of '" + mapping + "' was undone by run " + run.undoneBy()
					+ ", so there are no renamed rooms to tell. Apply the mapping once more.");
		}
		return switch (run.state()) {
			case COMPLETED, COMPLETED_WITH_FAILURES -> run;
			case REFUSED -> throw new WordingException("Run " + run.id() + " of '" + mapping
					+ "' was refused and renamed no room, so nobody is told. Mend what it was refused for, and apply it.");
			default -> throw new WordingException("Run " + run.id() + " of '" + mapping
					+ "' is not finished, so nobody is told yet. Apply the mapping once more, which goes on with it.");
		};
	}

	/**
	 * How many rooms of the run are still to be told, or to be asked whether they were.
	 */
	public int open(Run run, Wording wording) {
		AtomicInteger open = new AtomicInteger();
		eachOpen(run, wording, (entry, before) -> open.incrementAndGet(), () -> false);
		return open.get();
	}

	/**
	 * Forgets that rooms of the run were told, so that all are told anew. What they were
	 * told stays on record.
	 */
	public void startAnew(Run run) {
		this.announcements.setAside(run);
	}

	/**
	 * Checks what the rooms of a run would be told.
	 * @throws WordingException when HipChat would not take it
	 */
	public void check(Run run, Wording wording) {
		for (List<Entry> page = page(run, 0); !page.isEmpty(); page = page(run, last(page))) {
			wording.check(page.stream());
		}
	}

	/**
	 * Tells each room that was not told yet in this run, and settles those in doubt.
	 * @param atOnce how many rooms at a time
	 * @param guard is asked before each room
	 * @throws io.roomshift.ledger.LedgerException when the record can't be kept
	 */
	public void tell(Run run, Wording wording, int atOnce, Guard guard) {
		RoomAnnouncement room = new RoomAnnouncement(this.messages, this.announcements, guard, this.clock);
		Runnable told = told(open(run, wording));
		Window window = new Window(atOnce, guard::stopped);
		eachOpen(run, wording, (entry, before) -> window.start(() -> ((before != null && before.state() == State.SENT)
				? room.settle(before) : room.tell(entry, wording))
			.thenRun(told)), window::closed);
		window.drain();
		requireNoneLeft(run, wording, guard);
	}

	private void eachOpen(Run run, Wording wording, BiConsumer<Entry, @Nullable Announcement> action,
			BooleanSupplier ended) {
		List<Entry> page = page(run, 0);
		while (!page.isEmpty() && !ended.getAsBoolean()) {
			Map<Integer, Announcement> made = this.announcements.between(run, line(page.get(0)), last(page));
			for (Entry entry : page) {
				Announcement before = made.get(line(entry));
				if (isOpen(entry, before, wording)) {
					action.accept(entry, before);
				}
			}
			page = page(run, last(page));
		}
	}

	/**
	 * Counts the rooms for the listener.
	 */
	private Runnable told(int rooms) {
		AtomicInteger done = new AtomicInteger();
		this.listener.telling(0, rooms);
		return () -> this.listener.telling(done.incrementAndGet(), rooms);
	}

	private void requireNoneLeft(Run run, Wording wording, Guard guard) {
		int left = guard.stopped() ? 0 : open(run, wording);
		if (left > 0) {
			guard.left(left);
		}
	}

	private static boolean isOpen(Entry entry, @Nullable Announcement before, Wording wording) {
		if (before != null && before.state() != State.OPEN) {
			return before.state() == State.SENT;
		}
		return entry.state() == EntryState.VERIFIED && wording.concerns(entry);
	}

	private List<Entry> page(Run run, int after) {
		return this.ledger.rows(run, after, ROWS).stream().map(Ledger.Row::entry).toList();
	}

	private static int last(List<Entry> page) {
		return line(page.get(page.size() - 1));
	}

	private static int line(Entry entry) {
		return entry.wish().line();
	}

}
