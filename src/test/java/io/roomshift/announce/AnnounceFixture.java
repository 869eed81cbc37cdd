package io.roomshift.announce;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A run in a real ledger whose rooms 1, 2 and 3 were renamed, a simulated HipChat with
 * these rooms, and the client that talks to it over HTTP.
 */
final class AnnounceFixture implements Guard, AutoCloseable {

	static final String ALL_SCOPES = "A".repeat(40);

	static final String NO_HISTORY = "B".repeat(40);

	static final String NO_MESSAGES = "C".repeat(40);

	final List<HipChatException> failures = new CopyOnWriteArrayList<>();

	final List<String> progress = new CopyOnWriteArrayList<>();

	final Simulator simulator;

	final LedgerFixture ledger;

	final Run run;

	private final AnnotationConfigApplicationContext client = new AnnotationConfigApplicationContext();

	private boolean stopped;

	int left;

	AnnounceFixture(Path directory, SimulatorOptions options, String token) {
		List<SimulatedRoom> rooms = new ArrayList<>();
		for (long id = 1; id <= 3; id++) {
			rooms.add(SimulatedRoom.of(id, "new-" + id));
		}
		SimulatorSeed seed = SimulatorSeed.of(rooms)
			.withTokens(Token.admin(ALL_SCOPES, 1),
					Token.personal(NO_HISTORY, 1, "view_group", "admin_room", "send_notification"),
					Token.personal(NO_MESSAGES, 1, "view_group", "admin_room"));
		this.simulator = Simulator.start(options.withSeed(seed).withBodiesKept());
		this.ledger = LedgerFixture.open(directory);
		this.run = renamed();
		connect(token);
	}

	private Run renamed() {
		Run begun = this.ledger.run();
		List<Entry> entries = new ArrayList<>();
		for (int line = 1; line <= 3; line++) {
			entries
				.add(in(EntryState.VERIFIED, LedgerFixture.planned(begun, line, line, "Old " + line, "new-" + line)));
		}
		return this.ledger.plan(begun, entries);
	}

	private static Entry in(EntryState state, Entry entry) {
		return new Entry(entry.run(), entry.wish(), entry.place(), entry.oldName(), null, state, null, null,
				entry.outcome());
	}

	private void connect(String token) {
		Map<String, Object> properties = Map.of("roomshift.hipchat.url", this.simulator.url().toString(),
				"roomshift.hipchat.token", token, "roomshift.hipchat.response-timeout", "1s");
		this.client.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
		this.client.registerBean(InstantSource.class, Clock::systemUTC);
		this.client.registerBean(SslBundles.class, DefaultSslBundleRegistry::new);
		this.client.registerBean(CallListener.class, () -> new CallListener() {
		});
		this.client.scan("io.roomshift.hipchat");
		this.client.refresh();
	}

	HipChat hipChat() {
		return this.client.getBean(HipChat.class);
	}

	Messages messages() {
		return this.client.getBean(Messages.class);
	}

	/**
	 * Puts the entry of a line into another state.
	 */
	void put(int line, EntryState state) {
		this.ledger.ledger().record(in(state, this.ledger.entry(this.run, line))).join();
	}

	/**
	 * Leaves the record that a process leaves that died after it.
	 */
	Announcement record(Announcement announcement) {
		this.ledger.announcements().record(announcement).join();
		return announcement;
	}

	/**
	 * Tells the rooms, one after the other, as one process does.
	 */
	void tell(String text) {
		tell(Wording.parse(text));
	}

	/**
	 * The same in other words.
	 */
	void tell(Wording wording) {
		announce().tell(this.run, wording, 1, this);
	}

	void startAnew() {
		announce().startAnew(this.run);
	}

	private Announce announce() {
		return new Announce(messages(), this.ledger.ledger(), this.ledger.announcements(),
				(done, rooms) -> this.progress.add(done + "/" + rooms), Clock.systemUTC());
	}

	Announcement announcement(int line) {
		return Objects.requireNonNull(this.ledger.announcements().between(this.run, line, line).get(line));
	}

	/**
	 * The states of the announcements that there are, by line.
	 */
	List<Announcement.State> states() {
		return this.ledger.announcements().between(this.run, 1, 3).values().stream().map(Announcement::state).toList();
	}

	/**
	 * What the room was told.
	 */
	List<String> told(long room) {
		return this.simulator.messages()
			.stream()
			.filter((message) -> Long.valueOf(room).equals(message.room()))
			.map(Journal.Message::text)
			.toList();
	}

	long posts() {
		return this.simulator.statistics().of("POST");
	}

	long reads() {
		return this.simulator.statistics().of("GET");
	}

	@Override
	public boolean stopped() {
		return this.stopped;
	}

	@Override
	public void answered() {
		this.progress.add("answered");
	}

	@Override
	public void failed(HipChatException failure) {
		this.failures.add(failure);
		this.stopped |= failure.failure().concernsAllRooms();
	}

	@Override
	public void left(int rooms) {
		this.left = rooms;
	}

	@Override
	public void close() {
		this.client.close();
		this.simulator.close();
		this.ledger.close();
	}

}
