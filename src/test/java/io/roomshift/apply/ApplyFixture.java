package io.roomshift.apply;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.Turns;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Wish;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A simulated HipChat, the client that talks to it over HTTP, and a ledger in an H2 file:
 * everything that carrying out needs, without the job around it.
 */
public final class ApplyFixture implements AutoCloseable {

	private static final String TOKEN = SimulatorSeed.ADMIN_TOKEN;

	private final Simulator simulator;

	private final AnnotationConfigApplicationContext client = new AnnotationConfigApplicationContext();

	private final LedgerFixture ledger;

	private final List<Entry> told = new CopyOnWriteArrayList<>();

	private ApplyFixture(Path directory, SimulatorOptions options) {
		this.simulator = Simulator.start(options.withoutLimits());
		this.ledger = LedgerFixture.open(directory);
		connect(this.simulator.url().toString());
	}

	public static ApplyFixture open(Path directory, SimulatedRoom... rooms) {
		return open(directory, SimulatorOptions.defaults().withSeed(SimulatorSeed.of(List.of(rooms))));
	}

	public static ApplyFixture open(Path directory, SimulatorOptions options) {
		return new ApplyFixture(directory, options);
	}

	private void connect(String url) {
		Map<String, Object> properties = Map.of("roomshift.hipchat.url", url, "roomshift.hipchat.token", TOKEN);
		this.client.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
		this.client.registerBean(InstantSource.class, Clock::systemUTC);
		this.client.registerBean(SslBundles.class, DefaultSslBundleRegistry::new);
		this.client.registerBean(CallListener.class, () -> new CallListener() {
		});
		this.client.scan("io.roomshift.hipchat");
		this.client.refresh();
	}

	public Simulator simulator() {
		return this.simulator;
	}

	public HipChat hipChat() {
		return this.client.getBean(HipChat.class);
	}

	public LedgerFixture ledger() {
		return this.ledger;
	}

	/**
	 * The entries of which the listener was told.
	 */
	List<Entry> told() {
		return this.told;
	}

	/**
	 * Makes the first updates fail as the dials say, and no other call.
	 */
	void failFirstUpdates(int count, Dials dials) {
		long seed = LongStream.range(0, Long.MAX_VALUE)
			.filter((number) -> drawsLow(number, count))
			.findFirst()
			.getAsLong();
		this.simulator.adjust((options) -> options.withDials(dials.withSeed(seed).only("PUT")));
	}

	private static boolean drawsLow(long seed, int count) {
		Random random = new Random(seed);
		return random.doubles(count).allMatch((drawn) -> drawn < 0.3)
				&& random.doubles(12).allMatch((drawn) -> drawn >= 0.3);
	}

	/**
	 * Plans the wishes over the rooms as they are, as a new run.
	 */
	public Run plan(Wish... wishes) {
		Run run = this.ledger.run();
		List<KnownRoom> rooms = this.simulator.rooms().stream().map(ApplyFixture::known).toList();
		var plan = Planner.plan(List.of(wishes), rooms, ParkingNames.ofRun(run.id()));
		List<Entry> entries = new ArrayList<>(Entries.planned(run.id(), List.of(wishes), rooms));
		plan.already()
			.forEach((wish) -> entries.add(new Entry(run.id(), wish, Place.NONE, wish.newName(), null,
					EntryState.ALREADY, null, null, Outcome.NONE)));
		return this.ledger.plan(run, entries);
	}

	private static KnownRoom known(SimulatedRoom room) {
		return new KnownRoom(RoomId.of(room.id()), RoomName.of(room.name()), room.archived());
	}

	/**
	 * Carries out what is open, as one process does.
	 * @return how it was stopped, if it was
	 */
	public StopSignal carryOut(Run run) {
		return carryOut(run, this.ledger.ledger(), (signal) -> {
		});
	}

	/**
	 * Carries out what is open by way of a ledger.
	 * @param whenTold is run whenever the listener is told of an entry
	 */
	StopSignal carryOut(Run run, Ledger ledger, Consumer<StopSignal> whenTold) {
		StopSignal signal = new StopSignal((first) -> {
		});
		StopRules rules = new StopRules(MaxFailures.parse("100%"), signal);
		InstantSource clock = Clock.systemUTC();
		Records records = new Records(ledger, (entry) -> {
			this.told.add(entry);
			whenTold.accept(signal);
		}, clock);
		FreshRooms rooms = new FreshRooms(hipChat(), Duration.ZERO, clock);
		Apply apply = new Apply(
				new RoomUpdate(hipChat(), rooms, records, rules, new Turns(2), new Pauses(Duration.ZERO, signal)),
				records, signal);
		this.ledger.ledger().reopen(run);
		List<CompletableFuture<Void>> chains = this.ledger.ledger()
			.openChains(run, 0, 100)
			.stream()
			.map(apply::carryOut)
			.toList();
		CompletableFuture.allOf(chains.toArray(CompletableFuture[]::new)).join();
		return signal;
	}

	/**
	 * Carries out what is open, as a process that dies at the last of so many records.
	 * @param lastIsWritten whether it dies after writing it, not before
	 * @return whether it died
	 */
	boolean carryOutUntilDeath(Run run, int records, boolean lastIsWritten) {
		try {
			carryOut(run, DyingLedger.of(this.ledger.ledger(), records, lastIsWritten), (signal) -> {
			});
			return false;
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof ModelLedger.Death) {
				return true;
			}
			throw ex;
		}
	}

	/**
	 * The name that the room has now.
	 */
	String name(long room) {
		return this.simulator.room(room).orElseThrow().name();
	}

	Entry entry(Run run, int line) {
		return this.ledger.entry(run, line);
	}

	/**
	 * The updates of the room that changed something.
	 */
	Stream<Journal.Entry> effectiveUpdates(long room) {
		return this.simulator.journal().of("PUT", room).stream().filter(Journal.Entry::effective);
	}

	@Override
	public void close() {
		this.client.close();
		this.simulator.close();
		this.ledger.close();
	}

}
