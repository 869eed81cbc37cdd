package io.roomshift.report.html;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.ledger.slack.SlackForecast;
import io.roomshift.ledger.slack.SlackForecast.Collision;
import io.roomshift.ledger.slack.SlackForecast.Member;
import io.roomshift.ledger.timeline.LiveTimeline;
import io.roomshift.report.ReportedRun;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.Letters;
import io.roomshift.slack.SlackRules;
import org.jspecify.annotations.Nullable;

/**
 * A run as an operator may have it: 300 rooms by two tokens over two nights, of which
 * most are renamed and some are not.
 */
final class SampleRun implements AutoCloseable {

	static final int ROOMS = 300;

	private static final Instant EVENING = Instant.parse("2018-10-05T22:00:00Z");

	private static final List<String> TEAMS = List.of("Backend", "Frontend", "Mobile", "Platform", "Security",
			"Data Science", "Quality", "Design", "Product", "Sales", "Support", "Marketing", "Finance", "Legal",
			"Küche & Café", "People", "Office Berlin", "Office Austin", "Partners", "Research");

	private static final List<String> TOPICS = List.of("Team", "Standup", "Releases", "On Call", "Incidents",
			"Planning", "Reviews", "Hiring", "Random", "Announcements", "Projects 2014", "Alerts", "Help", "Social",
			"Archive");

	private final ReportedRun reported;

	private Instant now = EVENING;

	SampleRun(Path directory) {
		this.reported = new ReportedRun(directory, () -> this.now);
	}

	/**
	 * Writes the reports.
	 * @return the page
	 */
	Path write() {
		StringBuilder mapping = new StringBuilder("room_id,new_name\n");
		for (int i = 0; i < ROOMS; i++) {
			mapping.append(1001 + i).append(',').append(newName(i)).append('\n');
		}
		this.reported.plan(mapping.toString(), this::fate);
		foresee();
		call();
		tell();
		this.reported.endWith(RunState.COMPLETED_WITH_FAILURES, new Run.OfToken("9f31c2", 318, 0, false),
				new Run.OfToken("04be77", 293, 2, false));
		return this.reported.write().reports().resolve("report.html");
	}

	private static String oldName(int i) {
		return TEAMS.get(i / TOPICS.size()) + " - " + TOPICS.get(i % TOPICS.size());
	}

	private static String newName(int i) {
		return switch (i) {
			case 31 -> "Mobile standup";
			case 45 -> "Platform: everything that our customers notice";
			case 97 -> "#####";
			case 16 -> oldName(17);
			case 17 -> oldName(16);
			default ->
				oldName(i).toLowerCase(Locale.ROOT).replaceAll("[ &-]+", "-").replace("ü", "ue").replace("é", "e");
		};
	}

	private Entry fate(Entry planned) {
		int i = planned.wish().line() - 2;
		Instant at = EVENING.plusSeconds(40 + 5L * i).plus(i < 210 ? Duration.ZERO : Duration.ofHours(21));
		Entry entry = with(planned, EntryState.PLANNED, RoomName.of(oldName(i)), Outcome.NONE);
		return switch (i) {
			case 12, 88, 140, 141, 250 -> sent(entry).refused(Cause.NOT_ALLOWED, 403,
					"HipChat says: 'You don't have permission to edit this room.'", at);
			case 60, 199 ->
				sent(entry).refused(Cause.NAME_TAKEN, 400, "HipChat says: 'Another room exists with that name.'", at);
			case 77 -> sent(entry).unknown(0, "No answer came within 30 s, and the room could not be read.", at);
			case 5, 6 -> skipped(with(planned, EntryState.PLANNED, RoomName.of("The " + oldName(i)), Outcome.NONE),
					Cause.NAME_NOT_EXPECTED, "The room is called 'The " + oldName(i) + "', not '" + oldName(i) + "'.");
			case 270 -> with(skipped(entry, Cause.ROOM_MISSING, "Room 1271 is not to be seen."), EntryState.SKIPPED,
					null, Outcome.leftOut(Cause.ROOM_MISSING, "Room 1271 is not to be seen."));
			case 120, 180 ->
				verified(entry, at).drifted(Cause.DRIFTED_FIELDS, "topic is 'Moved to Slack', should be 'Welcome'.");
			default ->
				(i % 19 == 3) ? with(entry, EntryState.ALREADY, entry.newName(), Outcome.NONE) : verified(entry, at);
		};
	}

	private static Entry skipped(Entry entry, Cause cause, String why) {
		return with(entry, EntryState.SKIPPED, entry.oldName(), Outcome.leftOut(cause, why));
	}

	private static Entry with(Entry entry, EntryState state, @Nullable RoomName oldName, Outcome outcome) {
		return new Entry(entry.run(), entry.wish(), (state == EntryState.PLANNED) ? entry.place() : Place.NONE, oldName,
				null, state, null, null, outcome);
	}

	private static Entry sent(Entry entry) {
		Room room = new Room(entry.room(), entry.knownOldName(), Privacy.PUBLIC, false, false, "", null, null, null);
		return entry.sent(room, entry.newName(), EVENING).by((entry.wish().line() % 2 == 0) ? "9f31c2" : "04be77");
	}

	private static Entry verified(Entry entry, Instant at) {
		return sent(entry).done(204, at).verified();
	}

	private void foresee() {
		this.reported.fixture()
			.forecasts()
			.write(this.reported.run(),
					new SlackForecast(new SlackRules(SlackRules.OLD_LIMIT, Letters.ASCII), true, List.of(
							new Collision("marketing-on-call",
									List.of(new Member(RoomId.of(412), RoomName.of("Marketing (On Call)")),
											new Member(RoomId.of(1169), RoomName.of("marketing-on-call")))),
							new Collision("mobile-standup",
									List.of(new Member(RoomId.of(977), RoomName.of("Mobile-Standup")),
											new Member(RoomId.of(1032), RoomName.of("Mobile standup")))))));
	}

	/**
	 * Two hundred calls, then a wait until the window of five minutes is over; the rest
	 * on the next evening.
	 */
	private void call() {
		LiveTimeline live = this.reported.fixture().timelines().begin(this.reported.run());
		window(live, EVENING, 200);
		live.waiting();
		window(live, EVENING.plus(Duration.ofMinutes(5)), 200);
		live.throttled();
		live.throttled();
		live.waiting();
		window(live, EVENING.plus(Duration.ofMinutes(10)), 160);
		window(live, EVENING.plus(Duration.ofHours(21)), 131);
		live.retried();
		for (int message = 0; message < 40; message++) {
			live.post();
			live.budget(60 - message, 200);
			this.now = this.now.plusMillis(900);
		}
	}

	private void window(LiveTimeline live, Instant start, int calls) {
		this.now = start;
		for (int call = 0; call < calls; call++) {
			if (call % 2 == 0) {
				live.get();
			}
			else {
				live.put();
			}
			live.budget(199 - call, 200);
			this.now = this.now.plusMillis(550 + call % 7 * 90);
		}
	}

	private void tell() {
		this.reported.fixture()
			.entries(this.reported.run())
			.filter((entry) -> entry.state() == EntryState.VERIFIED)
			.forEach((entry) -> {
				Announcement sent = Announcement.sent(entry, "hi", Announcement.Kind.NOTIFICATION, this.now);
				this.reported.fixture().announcements().record(sent).join();
				this.reported.fixture()
					.announcements()
					.record((entry.wish().line() == 40) ? sent.unsure(502, "HipChat answered 502.") : sent.done(204))
					.join();
			});
	}

	@Override
	public void close() {
		this.reported.close();
	}

}
