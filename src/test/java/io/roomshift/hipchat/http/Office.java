package io.roomshift.hipchat.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.hipchat.CallLimit;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A simulated HipChat, and a client that has several of its tokens. The people are Bo,
 * Chen and Dóra, who own rooms 2, 3 and 4, and Alma and Erin, who administer them all.
 */
final class Office implements CallListener, AutoCloseable {

	static final String ALMA = "alma4c108cF00dFaceBadCafe0123456789abcde";

	static final String BO = "bob04c108cF00dFaceBadCafe0123456789abcde";

	static final String CHEN = "chen4c108cF00dFaceBadCafe0123456789abcde";

	static final String DORA = "dora4c108cF00dFaceBadCafe0123456789abcde";

	static final String ERIN = "erin4c108cF00dFaceBadCafe0123456789abcde";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	final List<String> told = new CopyOnWriteArrayList<>();

	final Simulator simulator;

	Office() {
		this(SimulatorOptions.defaults().withoutLimits());
	}

	Office(SimulatorOptions options) {
		List<SimulatedRoom> rooms = Stream.of(1L, 2L, 3L, 4L)
			.map((id) -> SimulatedRoom.of(id, "Room " + id).withOwner(id))
			.toList();
		SimulatorSeed seed = SimulatorSeed.of(rooms)
			.withTokens(Token.admin(ALMA, 1), Token.admin(ERIN, 5), person(BO, 2), person(CHEN, 3), person(DORA, 4));
		this.simulator = Simulator.start(options.withSeed(seed));
	}

	private static Token person(String value, long owner) {
		return Token.personal(value, owner, "view_group", "admin_room");
	}

	/**
	 * A client with these tokens.
	 */
	HipChat hipChat(String... tokens) {
		return client(tokens).hipChat();
	}

	/**
	 * The same with all its calls.
	 */
	Client client(String... tokens) {
		HipChatProperties properties = new HipChatProperties(this.simulator.url().toString(), null, null,
				List.of(tokens), PATIENCE, PATIENCE, "0%", false, null);
		HipChatSettings settings = HipChatSettings.from(properties);
		return Client.of(HipChatConfiguration.accounts(settings,
				new HipChatConfiguration().hipChatHttpClient(settings, properties, new DefaultSslBundleRegistry()),
				this, InstantSource.system(), Retries.standard(), CallLimit.NONE));
	}

	static String fingerprint(String token) {
		return new io.roomshift.hipchat.settings.Token(token).fingerprint();
	}

	/**
	 * Gives a room a new name.
	 * @return the fingerprints of the tokens by which the update was sent
	 */
	static List<String> rename(HipChat hipChat, long id, String name) {
		List<String> senders = new CopyOnWriteArrayList<>();
		Room room = HipChatException.join(hipChat.room(RoomId.of(id)));
		HipChatException.join(hipChat.update(room.named(RoomName.of(name)), senders::add));
		return senders;
	}

	static HipChatException refusal(HipChat hipChat, long id, Failure expected) {
		HipChatException refused = catchThrowableOfType(HipChatException.class, () -> rename(hipChat, id, "New"));
		assertThat(refused).isNotNull();
		assertThat(refused.failure()).isEqualTo(expected);
		return refused;
	}

	/**
	 * The calls so far, as in {@code "PUT bob0… 403"}, without those before.
	 */
	List<String> calls() {
		List<String> calls = this.simulator.journal()
			.entries()
			.stream()
			.map((call) -> call.method() + " " + call.caller() + " " + call.status())
			.toList();
		this.simulator.journal().clear();
		return calls;
	}

	/**
	 * How many of the calls since the start came from each caller.
	 */
	Map<String, Long> callers() {
		return this.simulator.journal()
			.entries()
			.stream()
			.collect(Collectors.groupingBy(Journal.Entry::caller, Collectors.counting()));
	}

	@Override
	public void setAside(String fingerprint, String why, int left) {
		this.told.add(fingerprint + " " + left + " " + why);
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
