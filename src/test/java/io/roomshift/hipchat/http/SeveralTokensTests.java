package io.roomshift.hipchat.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Post.PrivateMessage;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.Quirk;
import io.roomshift.simulator.Quirk.Wording;
import io.roomshift.simulator.RateLimit;
import io.roomshift.simulator.SimulatorOptions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * A client with several tokens, over HTTP.
 */
class SeveralTokensTests {

	private static final String REVOKED = "HipChat refuses the token ('Invalid OAuth session'): it is mistyped, "
			+ "expired, revoked, or a token of API v1, which never works on v2. Make a new one at Account settings > "
			+ "API access with the scopes view_group and admin_room.";

	private final Office office = new Office();

	@AfterEach
	void close() {
		this.office.close();
	}

	@Test
	void updateWhenTheTokenWasRevokedGoesOnWithAnother() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.ALMA);
		this.office.simulator.revoke(Office.BO);

		List<String> senders = Office.rename(hipChat, 2, "New");

		assertThat(this.office.calls()).containsExactly("GET bob0… 401", "GET bob0… 401", "GET alma… 200",
				"PUT alma… 204");
		assertThat(this.office.told).containsExactly(Office.fingerprint(Office.BO) + " 1 " + REVOKED);
		assertThat(senders).containsExactly(Office.fingerprint(Office.ALMA));
	}

	@Test
	void updateWhenItWasAnsweredWith401IsSentByAnotherToken() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.ALMA);
		Room room = HipChatException.join(hipChat.room(RoomId.of(2)));
		this.office.simulator.revoke(Office.BO);
		List<String> senders = new ArrayList<>();

		HipChatException.join(hipChat.update(room, senders::add));

		assertThat(this.office.calls()).containsExactly("GET bob0… 200", "PUT bob0… 401", "GET bob0… 401",
				"PUT alma… 204");
		assertThat(senders).containsExactly(Office.fingerprint(Office.BO), Office.fingerprint(Office.ALMA));
	}

	/**
	 * A token whose first answer comes late makes no other call meanwhile. When all are
	 * at rest, the first one is the first choice.
	 */
	@Test
	void callsWhenTokenIsRevokedAmongThemAllSucceed() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.CHEN, Office.ALMA);

		List<CompletableFuture<Room>> calls = IntStream.range(0, 300).mapToObj((call) -> {
			if (call == 150) {
				this.office.simulator.revoke(Office.BO);
			}
			return hipChat.room(RoomId.of(1 + call % 4));
		}).toList();

		assertThat(calls).allSatisfy((call) -> assertThat(HipChatException.join(call)).isNotNull());
		assertThat(HipChatException.join(hipChat.room(RoomId.of(1)))).isNotNull();
		assertThat(this.office.told).hasSize(1);
		assertThat(this.office.callers().keySet()).contains("chen…", "alma…");
	}

	@Test
	void callWhenTheLastTokenIsRevokedFails() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.ALMA);
		this.office.simulator.revoke(Office.BO);
		this.office.simulator.revoke(Office.ALMA);

		HipChatException refused = Office.refusal(hipChat, 2, Failure.CREDENTIALS);

		assertThat(refused).hasMessage(REVOKED);
		assertThat(this.office.calls()).containsExactly("GET bob0… 401", "GET bob0… 401", "GET alma… 401",
				"GET alma… 401");
		assertThat(this.office.told).hasSize(1);
		assertThat(hipChat.counts().tokens()).extracting(CallCounts.OfToken::setAside).containsExactly(true, true);
	}

	@ParameterizedTest
	@CsvSource({ "403, No permission", "401, No permission", "401, Not your room" })
	void updateWhenATokenMayNotGoesByTheNextAndRemembersIt(String status, String wording) {
		if (status.equals("401")) {
			this.office.simulator.adjust((options) -> options.with(Quirk.NOT_ADMIN_IS_UNAUTHORIZED));
		}
		this.office.simulator.adjust((options) -> options.withWording(Wording.NOT_ADMIN, wording));
		HipChat hipChat = this.office.hipChat(Office.BO, Office.CHEN, Office.DORA);

		List<String> senders = Office.rename(hipChat, 4, "New");
		List<String> calls = this.office.calls();
		Office.rename(hipChat, 4, "Newer");

		assertThat(calls).filteredOn((call) -> call.startsWith("PUT"))
			.hasSizeLessThanOrEqualTo(3)
			.endsWith("PUT dora… 204")
			.allSatisfy((call) -> assertThat(call).satisfiesAnyOf((put) -> assertThat(put).endsWith(status),
					(put) -> assertThat(put).endsWith("204")));
		assertThat(senders).last().isEqualTo(Office.fingerprint(Office.DORA));
		assertThat(this.office.calls()).filteredOn((call) -> call.startsWith("PUT")).containsExactly("PUT dora… 204");
		assertThat(this.office.told).isEmpty();
	}

	@Test
	void updateWhenNoTokenMayFailsAndIsNotTriedAgain() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.CHEN);

		HipChatException refused = Office.refusal(hipChat, 1, Failure.NOT_ALLOWED);
		List<String> calls = this.office.calls();
		Office.refusal(hipChat, 1, Failure.NOT_ALLOWED);

		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused).hasMessageEndingWith("HipChat refused it to each of 2 tokens.");
		assertThat(calls).filteredOn((call) -> call.startsWith("PUT"))
			.containsExactlyInAnyOrder("PUT bob0… 403", "PUT chen… 403");
		assertThat(this.office.calls()).hasSize(1).allSatisfy((call) -> assertThat(call).startsWith("GET"));
	}

	@Test
	void updateWhenNoTokenMayAndAllAreGoodFailsAndSetsNoneAside() {
		this.office.simulator.adjust((options) -> options.with(Quirk.NOT_ADMIN_IS_UNAUTHORIZED)
			.withWording(Wording.NOT_ADMIN, "Not your room"));
		HipChat hipChat = this.office.hipChat(Office.BO, Office.CHEN);

		HipChatException refused = Office.refusal(hipChat, 1, Failure.NOT_ALLOWED);

		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused).hasMessage("HipChat answers 401 for this room, although it takes the token elsewhere. "
				+ "Its owner must own or administer the room, or be an admin of the group. "
				+ "HipChat refused it to each of 2 tokens.");
		assertThat(this.office.calls()).filteredOn((call) -> call.endsWith("202")).hasSize(2);
		assertThat(this.office.told).isEmpty();
	}

	@Test
	void postWhenATokenLacksTheScopeGoesByAnotherAndRemembersItForAllRooms() {
		Client client = this.office.client(Office.BO, Office.ALMA);
		HipChat hipChat = client.hipChat();
		Messages messages = client.messages();

		HipChatException.join(messages.post(hello(1)));
		HipChatException.join(messages.post(hello(2)));
		List<String> posts = this.office.calls();
		Office.rename(hipChat, 2, "New");

		assertThat(posts).containsExactly("POST bob0… 403", "POST alma… 204", "POST alma… 204");
		assertThat(this.office.calls()).containsExactly("GET bob0… 200", "PUT bob0… 204");
		assertThat(hipChat.counts().tokens()).extracting(CallCounts.OfToken::post).containsExactly(1L, 2L);
		assertThat(this.office.told).isEmpty();
	}

	@Test
	void postWhenNoTokenHasTheScopeFails() {
		Messages messages = this.office.client(Office.BO, Office.CHEN).messages();

		HipChatException refused = failure(() -> HipChatException.join(messages.post(hello(2))));
		HipChatException again = failure(() -> HipChatException.join(messages.post(hello(3))));

		assertThat(refused.failure()).isEqualTo(Failure.SCOPE);
		assertThat(refused).hasMessage("The token lacks the scope send_notification. Make a new one at Account "
				+ "settings > API access with the scopes view_group, admin_room and send_notification. "
				+ "HipChat refused it to each of 2 tokens.");
		assertThat(again).hasMessage(refused.getMessage());
		assertThat(this.office.calls()).containsExactly("POST bob0… 403", "POST chen… 403");
		assertThat(this.office.told).isEmpty();
	}

	@Test
	void postWhenTheTokenWasRevokedIsSentByAnother() {
		Messages messages = this.office.client(Office.BO, Office.ALMA).messages();
		this.office.simulator.revoke(Office.BO);

		HipChatException.join(messages.post(hello(2)));

		assertThat(this.office.calls()).containsExactly("POST bob0… 401", "GET bob0… 401", "POST alma… 204");
		assertThat(this.office.told).hasSize(1);
	}

	@Test
	void postWhenNobodyKnowsWhatBecameOfItIsNotSentByAnother() {
		this.office.simulator.adjust((options) -> options.withDials(Dials.none().withErrors(1, 503).only("POST")));
		Messages messages = this.office.client(Office.ALMA, Office.BO).messages();

		HipChatException doubtful = failure(() -> HipChatException.join(messages.post(hello(2))));

		assertThat(doubtful.failure()).isEqualTo(Failure.UNKNOWN_OUTCOME);
		assertThat(this.office.calls()).containsExactly("POST alma… 503");
	}

	@Test
	void postWhenTheRoomHasTooManyMessagesWaitsForTheRoomWhicheverTokenSends() {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
		RateLimit flood = RateLimit.of(2, Duration.ofSeconds(1), 1);
		SimulatorOptions options = SimulatorOptions.defaults()
			.withoutLimits()
			.withFloodControl(flood)
			.withClock(now::get);
		try (Office noisy = new Office(options)) {
			Client client = noisy.client(Office.ALMA, Office.ERIN);
			Messages messages = client.messages();
			HipChatException.join(messages.post(hello(1)));
			HipChatException.join(messages.post(hello(1)));

			CompletableFuture<?> third = messages.post(hello(1));
			await().until(() -> noisy.simulator.statistics().of(429) > 0);
			HipChatException.join(messages.post(hello(2)));
			Office.rename(client.hipChat(), 3, "New");
			boolean waits = !third.isDone();
			now.updateAndGet((instant) -> instant.plus(flood.window()));
			HipChatException.join(third);

			assertThat(waits).isTrue();
			assertThat(noisy.simulator.messages()).extracting(Journal.Message::room).containsExactly(1L, 1L, 2L, 1L);
			assertThat(noisy.told).isEmpty();
		}
	}

	@Test
	void latestWhenATokenLacksTheScopeIsReadByAnother() {
		Client client = this.office.client(Office.BO, Office.ALMA);
		HipChat hipChat = client.hipChat();
		Messages messages = client.messages();

		HipChatException.join(messages.latest(Addressee.of(RoomId.of(2))));
		Office.rename(hipChat, 2, "New");

		assertThat(this.office.calls()).containsExactly("GET bob0… 403", "GET alma… 200", "GET bob0… 200",
				"PUT bob0… 204");
	}

	@Test
	void postWhenATokenMayNotWriteToPeopleIsSentByAnotherAndRemembered() {
		Messages messages = this.office.client(Office.BO, Office.ALMA).messages();
		Post post = new PrivateMessage(Addressee.parsePerson("@chen"), "psst", Format.TEXT, false);

		HipChatException.join(messages.post(post));
		HipChatException.join(messages.post(post));

		assertThat(this.office.calls()).containsExactly("POST bob0… 403", "POST alma… 204", "POST alma… 204");
	}

	@Test
	void roomWhenHiddenFromATokenIsReadByTheNext() {
		this.office.simulator.change(3, (room) -> room.withPrivacy("private"));
		HipChat hipChat = this.office.hipChat(Office.BO, Office.CHEN);

		HipChatException.join(hipChat.room(RoomId.of(3)));
		Office.refusal(hipChat, 99, Failure.NOT_FOUND);

		assertThat(this.office.calls()).containsExactly("GET bob0… 404", "GET chen… 200", "GET bob0… 404",
				"GET chen… 404");
	}

	@Test
	void roomsWhenTokensSeeDifferentOnesAreTheRoomsOfAll() {
		this.office.simulator.change(2, (room) -> room.withPrivacy("private"));
		this.office.simulator.change(3, (room) -> room.withPrivacy("private"));
		HipChat hipChat = this.office.hipChat(Office.BO, Office.CHEN);

		assertThat(hipChat.rooms().map(ListedRoom::id)).containsExactlyInAnyOrder(RoomId.of(1), RoomId.of(2),
				RoomId.of(3), RoomId.of(4));
	}

	@Test
	void roomsWhenATokenWasRevokedAreThoseOfTheOthers() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.CHEN);
		this.office.simulator.revoke(Office.CHEN);

		assertThat(hipChat.rooms()).hasSize(4);
		assertThat(this.office.told).hasSize(1);
	}

	@Test
	void sessionsWhenATokenWasRevokedLeaveItOut() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.ALMA, Office.CHEN);
		this.office.simulator.revoke(Office.ALMA);

		assertThat(HipChatException.join(hipChat.sessions())).containsOnlyKeys(Office.fingerprint(Office.BO),
				Office.fingerprint(Office.CHEN));
		assertThat(this.office.told).containsExactly(Office.fingerprint(Office.ALMA) + " 2 " + REVOKED);
	}

	@Test
	void setAsideWhenItIsTheLastTokenIsIgnored() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.ALMA);

		hipChat.setAside(Office.fingerprint(Office.ALMA), "Unfit.");
		hipChat.setAside(Office.fingerprint(Office.BO), "Unfit as well.");
		Office.rename(hipChat, 2, "New");

		assertThat(this.office.told).containsExactly(Office.fingerprint(Office.ALMA) + " 1 Unfit.");
		assertThat(this.office.calls()).containsExactly("GET bob0… 200", "PUT bob0… 204");
	}

	@Test
	void countsWhenThereAreSeveralTokensAreToldByToken() {
		HipChat hipChat = this.office.hipChat(Office.BO, Office.ALMA);
		Office.rename(hipChat, 1, "New");
		CallCounts counts = hipChat.counts();

		assertThat(counts.total()).isEqualTo(this.office.callers().values().stream().mapToLong(Long::longValue).sum());
		assertThat(counts.tokens()).extracting(CallCounts.OfToken::fingerprint)
			.containsExactly(Office.fingerprint(Office.BO), Office.fingerprint(Office.ALMA));
		assertThat(counts.tokens().get(0).total()).isEqualTo(this.office.callers().getOrDefault("bob0…", 0L));
		assertThat(counts.tokens().get(1).total()).isEqualTo(this.office.callers().getOrDefault("alma…", 0L));
	}

	/**
	 * The server's clock stands still, so nothing depends on how quick this machine is.
	 * Of the 40 calls in the hour, a client that doesn't yet know when they return keeps
	 * 4 to find it out.
	 */
	@Test
	void callsWhenTheLimitIsPerTokenAreAsManyTimesAsThereAreTokens() {
		Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
		SimulatorOptions options = SimulatorOptions.defaults()
			.withoutLimits()
			.withRateLimit(RateLimit.of(40, Duration.ofHours(1), 1))
			.withClock(() -> now);
		try (Office limited = new Office(options)) {
			List<CompletableFuture<Room>> one = read(limited.hipChat(Office.ALMA), 120);
			List<CompletableFuture<Room>> three = read(limited.hipChat(Office.BO, Office.CHEN, Office.DORA), 360);

			await().untilAsserted(() -> assertThat(done(one)).isEqualTo(36));
			await().untilAsserted(() -> assertThat(done(three)).isEqualTo(3 * 36));
			assertThat(limited.callers()).isEqualTo(Map.of("alma…", 36L, "bob0…", 36L, "chen…", 36L, "dora…", 36L));
		}
	}

	private static Post hello(long room) {
		return new Notification(RoomId.of(room), "hello", Style.PLAIN);
	}

	private static HipChatException failure(ThrowingCallable call) {
		HipChatException failure = catchThrowableOfType(HipChatException.class, call);
		assertThat(failure).isNotNull();
		return failure;
	}

	private static List<CompletableFuture<Room>> read(HipChat hipChat, int times) {
		return IntStream.range(0, times).mapToObj((call) -> hipChat.room(RoomId.of(1))).toList();
	}

	private static long done(List<CompletableFuture<Room>> calls) {
		return calls.stream().filter((call) -> call.isDone() && !call.isCompletedExceptionally()).count();
	}

}
