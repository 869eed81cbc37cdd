package io.roomshift.simulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

import io.roomshift.simulator.Dials.Fault;
import io.roomshift.simulator.SimulatorSeed.User;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A stand-in HipChat that listens on 127.0.0.1, and can be looked into and changed from
 * outside while it runs.
 */
public final class Simulator implements AutoCloseable {

	private static final DateTimeFormatter DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final byte[] NOTHING = {};

	private static final int THREADS = 2;

	private final Group group;

	private final Api api;

	private final Journal journal;

	private final LoopResources loops = LoopResources.create("simulator", THREADS, true);

	private final DisposableServer server;

	private volatile SimulatorOptions options;

	private volatile Random random;

	private Simulator(SimulatorOptions options) {
		this.options = options;
		this.random = new Random(options.dials().seed());
		this.journal = new Journal(options.journalLimit());
		this.group = new Group(options);
		this.api = new Api(this.group, () -> this.options);
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(options.port())
			.runOn(this.loops)
			.handle(this::serve)
			.bindNow();
	}

	public static Simulator start(SimulatorOptions options) {
		return new Simulator(options);
	}

	/**
	 * The address, without {@code /v2}.
	 */
	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	/**
	 * All rooms as they are now, by id.
	 */
	public List<SimulatedRoom> rooms() {
		return List.copyOf(this.group.rooms());
	}

	public Optional<SimulatedRoom> room(long id) {
		return this.group.room(id);
	}

	/**
	 * All messages that were posted, oldest first.
	 */
	public List<Journal.Message> messages() {
		return this.group.messages();
	}

	public Journal journal() {
		return this.journal;
	}

	public Journal.Statistics statistics() {
		return this.journal.statistics();
	}

	/**
	 * Changes a room behind the back of its clients; it gets a new version.
	 * @return whether anything is different
	 */
	public boolean change(long room, UnaryOperator<SimulatedRoom> change) {
		return this.group.change(room, change);
	}

	/**
	 * Deletes a room behind the back of its clients.
	 * @return whether it was there
	 */
	public boolean delete(long room) {
		return this.group.delete(room);
	}

	/**
	 * Deletes a person's account; he or she stays the owner of rooms.
	 */
	public void deleteUser(long id) {
		this.group.user(id)
			.ifPresent(
					(user) -> this.group.put(new User(user.id(), user.mentionName(), user.name(), user.email(), true)));
	}

	/**
	 * Makes a token worthless.
	 * @return whether it was good
	 */
	public boolean revoke(String token) {
		return this.group.revoke(token);
	}

	/**
	 * Changes dials, limits, quirks or wordings from the next call on. Port, seed, state
	 * file and the journal's limit stay what they were at the start.
	 */
	public synchronized void adjust(UnaryOperator<SimulatorOptions> change) {
		SimulatorOptions changed = change.apply(this.options);
		if (!changed.dials().equals(this.options.dials())) {
			this.random = new Random(changed.dials().seed());
		}
		this.options = changed;
	}

	/**
	 * Waits until the server is closed, by another thread or the end of the process.
	 */
	public void await() {
		this.server.onDispose().block();
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(5));
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
		this.group.close();
	}

	private Publisher<Void> serve(HttpServerRequest request, HttpServerResponse response) {
		boolean slashSplits = this.options.has(Quirk.SLASH_SPLITS_PATH);
		return request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(NOTHING)
			.flatMap((body) -> Mono.from(serve(Call.of(request, body, slashSplits), response)));
	}

	private Publisher<Void> serve(Call call, HttpServerResponse response) {
		Dials dials = this.options.dials();
		Fault fault = dials.draw(this.random, call.method());
		if (fault == Fault.DROP_BEFORE) {
			note(call, roomOf(call), 0, false, false);
			return drop(response);
		}
		long room = roomOf(call);
		Answer answer = (fault == Fault.ERROR) ? Answer.fault(dials.errorStatus()) : carriedOut(call);
		note(call, room, answer.status(), answer.effective(), fault != Fault.DROP_AFTER);
		Mono<Void> sending = Mono.defer(() -> Mono.from((fault == Fault.DROP_AFTER) ? drop(response)
				: answer.with("Date", DATE.format(now())).sendTo(response)));
		return dials.delay().isZero() ? sending : Mono.delay(dials.delay()).then(sending);
	}

	private Answer carriedOut(Call call) {
		try {
			return this.api.answer(call);
		}
		catch (RuntimeException ex) {
			return Answer.error(500, "The simulator failed: " + ex);
		}
	}

	private void note(Call call, long room, int status, boolean effective, boolean delivered) {
		SimulatorOptions present = this.options;
		this.journal.add(new Journal.Entry(now(), call.caller(), call.method(), call.maskedPath(), call.maskedQuery(),
				present.keepBodies() ? call.text().orElse(null) : null, room, status, effective, delivered));
	}

	private long roomOf(Call call) {
		List<String> segments = call.segments();
		boolean named = segments.size() > 2 && segments.get(1).equals("room");
		return named ? this.group.room(segments.get(2)).map(SimulatedRoom::id).orElse(0L) : 0;
	}

	private Instant now() {
		return this.options.clock().instant();
	}

	private static Publisher<Void> drop(HttpServerResponse response) {
		response.withConnection(Connection::dispose);
		return Mono.never();
	}

}
