package io.roomshift.ledger.announcements;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.ledger.announcements.Announcement.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AnnouncementsTests {

	private final Path directory;

	AnnouncementsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void recordWhenLedgerIsOpenedAgainIsThere() {
		Announcement first;
		Announcement second;
		try (LedgerFixture ledger = LedgerFixture.open(this.directory)) {
			Run run = verified(ledger, 3);
			first = Announcement.sent(ledger.entry(run, 1), "Größe 💥", Kind.NOTIFICATION, LedgerFixture.NOW);
			second = Announcement.sent(ledger.entry(run, 2), "two", Kind.MESSAGE, LedgerFixture.NOW);
			record(ledger, first, second);
			record(ledger, second.unsure(502, "Who knows."));
		}
		try (LedgerFixture ledger = LedgerFixture.open(this.directory)) {
			Run run = ledger.ledger().runs().get(0);

			assertThat(ledger.announcements().between(run, 1, 3).values()).containsExactly(first,
					second.unsure(502, "Who knows."));
			assertThat(ledger.announcements().between(run, 2, 2)).containsOnlyKeys(2);
		}
	}

	@Test
	void tallyWhenRoomsWereToldOrNotCountsThem() {
		try (LedgerFixture ledger = LedgerFixture.open(this.directory)) {
			Run run = verified(ledger, 8);
			Announcement[] sent = new Announcement[6];
			for (int line = 1; line <= 5; line++) {
				sent[line] = Announcement.sent(ledger.entry(run, line), "hi", Kind.NOTIFICATION, LedgerFixture.NOW);
			}
			record(ledger, sent[1], sent[2].done(204), sent[3].failed(404, "Gone."), sent[4].unsure(0, "Who knows."),
					sent[5].notSent());

			assertThat(ledger.ledger().tally(run).told()).isEqualTo(new Tally.Told(1, 1, 2));
		}
	}

	@Test
	void setAsideWhenRoomsWereToldBeginsAnew() {
		try (LedgerFixture ledger = LedgerFixture.open(this.directory)) {
			Run run = verified(ledger, 2);
			Announcement sent = Announcement.sent(ledger.entry(run, 1), "hi", Kind.NOTIFICATION, LedgerFixture.NOW);
			record(ledger, sent.done(204));

			ledger.announcements().setAside(run);
			ledger.announcements().setAside(run);
			record(ledger, sent);

			assertThat(ledger.announcements().between(run, 1, 2)).containsOnlyKeys(1).containsValue(sent);
			assertThat(ledger.query("select line, message, state, kind from announcement_earlier"))
				.containsExactly("1 hi DONE NOTIFICATION");
		}
	}

	@Test
	void tallyWhenNobodyWasToBeToldSaysNothing() {
		try (LedgerFixture ledger = LedgerFixture.open(this.directory)) {
			Run run = verified(ledger, 1);

			assertThat(ledger.ledger().tally(run).told()).isNull();
			assertThat(ledger.ledger().tally(run).telling().told()).isEqualTo(Tally.Told.NONE);
		}
	}

	private static void record(LedgerFixture ledger, Announcement... announcements) {
		List<CompletableFuture<Void>> written = new ArrayList<>();
		for (Announcement announcement : announcements) {
			written.add(ledger.announcements().record(announcement));
		}
		written.forEach(CompletableFuture::join);
	}

	/**
	 * A run of rooms that were renamed and found so.
	 */
	private static Run verified(LedgerFixture ledger, int rooms) {
		Run run = ledger.run();
		List<Entry> entries = new ArrayList<>();
		for (int line = 1; line <= rooms; line++) {
			entries.add(in(LedgerFixture.planned(run, line, 100 + line, "Old " + line, "new-" + line),
					EntryState.VERIFIED));
		}
		return ledger.plan(run, entries);
	}

	private static Entry in(Entry entry, EntryState state) {
		return new Entry(entry.run(), entry.wish(), entry.place(), entry.oldName(), null, state, null, null,
				entry.outcome());
	}

}
