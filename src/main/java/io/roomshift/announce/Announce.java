package io.roomshift.announce;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.Window;
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

	private final HipChat hipChat;

	private final Ledger ledger;

	private final Announcements announcements;

	private final AnnounceListener listener;

	private final InstantSource clock;

	Announce(HipChat hipChat, Ledger ledger, Announcements announcements, AnnounceListener listener,
			InstantSource clock) {
		this.hipChat = hipChat;
		this.ledger = ledger;
		this.announcements = announcements;
		this.listener = listener;
		this.clock = clock;
	}

	/**
	 * Whether any room of the run is still to be told, or to be asked whether it was.
	 */
	public boolean open(Run run) {
		return this.announcements.open(run) > 0;
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
		RoomAnnouncement room = new RoomAnnouncement(this.hipChat, this.announcements, guard, this.clock);
		Runnable told = told(this.announcements.open(run));
		Window window = new Window(atOnce, guard::stopped);
		List<Entry> page = page(run, 0);
		while (!page.isEmpty() && !window.closed()) {
			Map<Integer, Announcement> made = this.announcements.between(run, line(page.get(0)), last(page));
			for (Entry entry : page) {
				Announcement before = made.get(line(entry));
				if (isOpen(entry, before)) {
					window.start(() -> ((before != null && before.state() == State.SENT) ? room.settle(before)
							: room.tell(entry, wording.fill(entry)))
						.thenRun(told));
				}
			}
			page = page(run, last(page));
		}
		window.drain();
		requireNoneLeft(run, guard);
	}

	/**
	 * Counts the rooms for the listener.
	 */
	private Runnable told(int rooms) {
		AtomicInteger done = new AtomicInteger();
		this.listener.telling(0, rooms);
		return () -> this.listener.telling(done.incrementAndGet(), rooms);
	}

	private void requireNoneLeft(Run run, Guard guard) {
		int left = guard.stopped() ? 0 : this.announcements.open(run);
		if (left > 0) {
			guard.left(left);
		}
	}

	private static boolean isOpen(Entry entry, @Nullable Announcement before) {
		if (before != null && before.state() != State.OPEN) {
			return before.state() == State.SENT;
		}
		return entry.state() == EntryState.VERIFIED && Wording.concerns(entry);
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
