package io.roomshift.hipchat.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.room.RoomId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * 429s of every kind, over the wire.
 */
class ThrottlingTests {

	private static final Backend BACKEND = new Backend();

	@AfterAll
	static void stop() {
		BACKEND.close();
	}

	/**
	 * Loads what the first call and the first answer need, which takes seconds on a busy
	 * machine and is no part of any wait.
	 */
	@BeforeAll
	static void warmUp() {
		BACKEND.answers(Operation.PUT, 204, "");
		Operation.PUT.on(BACKEND.client());
	}

	@BeforeEach
	void forget() {
		BACKEND.server.resetAll();
		BACKEND.told.clear();
		BACKEND.ended.clear();
	}

	@ParameterizedTest
	@EnumSource
	void callWhenThrottledIsMadeAgain(Operation operation) {
		Client client = BACKEND.client();
		throttledOnce(operation, rateLimited(Instant.now().toEpochMilli() / 1000.0 + 0.2));

		operation.on(client);

		assertThat(BACKEND.calls()).isEqualTo(2);
		assertThat(client.hipChat().counts().throttled()).isEqualTo(1);
		assertThat(BACKEND.told).isEmpty();
	}

	@Test
	void callWhenThrottledAndThenLostTellsHowEachTryEnded() {
		throttledOnce(Operation.PUT, rateLimited(Instant.now().toEpochMilli() / 1000.0 + 0.2));
		Operation.PUT.on(BACKEND.client());
		BACKEND.also(Operation.PUT, aResponse().withFault(Fault.EMPTY_RESPONSE));
		BACKEND.failureOf(Operation.PUT);

		assertThat(BACKEND.ended).containsExactly("UPDATE 429", "UPDATE 200", "UPDATE 0");
	}

	@ParameterizedTest
	@MethodSource("throttlings")
	void callWhenThrottledWaitsAsLongAsTold(String kind, ResponseDefinitionBuilder answer, long millis) {
		throttledOnce(Operation.PUT, answer);

		Operation.PUT.on(BACKEND.client());

		List<Instant> calls = BACKEND.requests()
			.stream()
			.map((call) -> call.getLoggedDate().toInstant())
			.sorted()
			.toList();
		assertThat(calls).as(kind).hasSize(2);
		assertThat(calls.get(1)).as(kind)
			.isBetween(calls.get(0).plusMillis(millis), calls.get(0).plusMillis(millis + 5000));
	}

	static Stream<Arguments> throttlings() {
		double now = Instant.now().getEpochSecond();
		String ahead = date(Instant.now().plusSeconds(600));
		return Stream.of(Arguments.of("no headers", aResponse().withStatus(429), 1000),
				Arguments.of("reset in the past", rateLimited(now - 300), 1000),
				Arguments.of("reset in seconds from now", rateLimited(0.5), 500),
				Arguments.of("reset by a clock that is ahead", rateLimited(now + 601).withHeader("Date", ahead), 0),
				Arguments.of("Retry-After in seconds", rateLimited(now + 300).withHeader("Retry-After", "1"), 1000),
				Arguments.of("Retry-After as a date",
						aResponse().withStatus(429)
							.withHeader("Date", ahead)
							.withHeader("Retry-After", date(Instant.now().plusSeconds(601))),
						1000),
				Arguments.of("headers without a reset",
						aResponse().withStatus(429)
							.withHeader("X-Ratelimit-Limit", "100")
							.withHeader("X-Ratelimit-Remaining", "0"),
						1000));
	}

	@Test
	void stopWhenACallWaitsForTheBudgetRefusesItAtOnce() throws Exception {
		HipChat hipChat = BACKEND.hipChat();
		throttledOnce(Operation.GET, rateLimited(Instant.now().getEpochSecond() + 300.0));
		CompletableFuture<?> call = hipChat.room(RoomId.of(59));
		while (BACKEND.told.isEmpty()) {
			assertThat(call).isNotDone();
			TimeUnit.MILLISECONDS.sleep(5);
		}

		hipChat.stop();

		assertThat(BACKEND.told).containsExactly("HipChat's call budget is used up.");
		assertThatThrownBy(() -> HipChatException.join(call)).isInstanceOf(HipChatException.class)
			.hasMessage("Not sent, because the program was stopped.");
		assertThat(BACKEND.calls()).isEqualTo(1);
	}

	@Test
	void stopWhenAMessageWaitsForItsRoomRefusesItAtOnce() throws Exception {
		Client client = BACKEND.client();
		throttledOnce(Operation.POST,
				aResponse().withStatus(429)
					.withHeader("X-FloodControl-Limit", "30")
					.withHeader("X-FloodControl-Remaining", "0")
					.withHeader("X-FloodControl-Reset", Long.toString(Instant.now().getEpochSecond() + 50)));
		CompletableFuture<?> message = client.messages()
			.post(new Notification(RoomId.of(59), "Good morning", Style.PLAIN));
		while (BACKEND.told.isEmpty()) {
			assertThat(message).isNotDone();
			TimeUnit.MILLISECONDS.sleep(5);
		}

		client.hipChat().stop();

		assertThat(BACKEND.told).containsExactly("HipChat takes no more messages for room 59 now.");
		assertThatThrownBy(() -> HipChatException.join(message)).isInstanceOf(HipChatException.class)
			.hasMessage("Not sent, because the program was stopped.");
		assertThat(BACKEND.calls()).isEqualTo(1);
	}

	private static void throttledOnce(Operation operation, ResponseDefinitionBuilder throttled) {
		BACKEND.server.stubFor(operation.mapping()
			.inScenario("throttled")
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(throttled)
			.willSetStateTo("open"));
		BACKEND.server.stubFor(operation.mapping()
			.inScenario("throttled")
			.whenScenarioStateIs("open")
			.willSetStateTo("open")
			.willReturn(aResponse().withStatus(200).withBody("""
					{"id": 59, "name": "Ops", "privacy": "public", "is_archived": false, "is_guest_accessible": false,
					 "topic": "", "owner": {"id": 4}, "items": []}""")));
	}

	private static ResponseDefinitionBuilder rateLimited(double reset) {
		return aResponse().withStatus(429)
			.withHeader("X-Ratelimit-Limit", "100")
			.withHeader("X-Ratelimit-Remaining", "0")
			.withHeader("X-Ratelimit-Reset", Double.toString(reset))
			.withBody("{\"error\": {\"code\": 429, \"message\": \"Rate Limit exceeded\"}}");
	}

	private static String date(Instant instant) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
	}

}
