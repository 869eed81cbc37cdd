package io.roomshift.simulator;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class SimulatorTests {

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withSeed(SimulatorSeed.of(List.of(SimulatedRoom.of(7, "Ops"), SimulatedRoom.of(8, "Dev"))))
		.withClock(InstantSource.fixed(Instant.parse("2018-11-05T10:00:01Z")))
		.withBodiesKept());

	private final Client client = Client.of(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void urlWhenPortIsZeroNamesTheOneThatWasFree() {
		assertThat(this.simulator.url().getHost()).isEqualTo("127.0.0.1");
		assertThat(this.simulator.url().getPort()).isPositive();
	}

	@Test
	void answerWhenSentLooksLikeHipChats() {
		HttpResponse<String> response = this.client.get("/room/7");

		assertThat(response.headers().firstValue("Date")).hasValue("Mon, 05 Nov 2018 10:00:01 GMT");
		assertThat(response.headers().firstValue("Server")).hasValue("nginx");
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.headers().firstValue("Content-Length")).isPresent();
	}

	@Test
	void journalWhenCalledKeepsCallsInOrderWithoutTokens() {
		this.client.get("/room?max-results=1&");
		this.client.withToken("").get("/room/Ops?auth_token=" + SimulatorSeed.ADMIN_TOKEN);
		this.client.put("/room/7", Client.named("New"));
		this.client.put("/room/7", Client.named("New"));
		this.client.get("/oauth/token/" + SimulatorSeed.ADMIN_TOKEN);

		assertThat(this.simulator.journal().entries())
			.extracting(Journal.Entry::method, Journal.Entry::path, Journal.Entry::query, Journal.Entry::room,
					Journal.Entry::status, Journal.Entry::effective)
			.containsExactly(tuple("GET", "/v2/room", "max-results=1&", 0L, 200, false),
					tuple("GET", "/v2/room/Ops", "auth_token=…", 7L, 200, false),
					tuple("PUT", "/v2/room/7", "", 7L, 204, true), tuple("PUT", "/v2/room/7", "", 7L, 204, false),
					tuple("GET", "/v2/oauth/token/…", "", 0L, 200, false));
		assertThat(this.simulator.journal().entries().toString()).contains("caller=simu…")
			.doesNotContain(SimulatorSeed.ADMIN_TOKEN);
		assertThat(this.simulator.journal().of("PUT", 7)).hasSize(2)
			.allMatch((entry) -> Client.named("New").equals(entry.body()));
	}

	@Test
	void statisticsWhenCalledCount() {
		this.client.get("/room/7");
		this.client.get("/room/9");
		this.client.put("/room/7", Client.named("New"));

		Journal.Statistics statistics = this.simulator.statistics();

		assertThat(statistics.calls()).isEqualTo(3);
		assertThat(statistics.of("GET")).isEqualTo(2);
		assertThat(statistics.of(404)).isEqualTo(1);
		assertThat(statistics.of(429)).isZero();
		assertThat(statistics.effective()).isEqualTo(1);
		assertThat(statistics.undelivered()).isZero();
	}

	@Test
	void changeWhenDifferentGivesNewVersion() {
		String version = this.simulator.room(7).orElseThrow().version();

		boolean changed = this.simulator.change(7, (room) -> room.withTopic("Secret").withPrivacy("private"));

		assertThat(changed).isTrue();
		SimulatedRoom room = this.simulator.room(7).orElseThrow();
		assertThat(room.topic()).isEqualTo("Secret");
		assertThat(room.version()).isNotEqualTo(version);
		assertThat(this.simulator.change(7, (same) -> same)).isFalse();
		assertThat(this.simulator.change(99, (same) -> same)).isFalse();
	}

	@Test
	void changeWhenNameIsTakenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.simulator.change(7, (room) -> room.withName("dev")))
			.withMessage("Room 7 can't become 'dev'");
	}

	@Test
	void deleteWhenCalledForgetsRoomAndName() {
		assertThat(this.simulator.delete(7)).isTrue();

		assertThat(this.simulator.delete(7)).isFalse();
		assertThat(this.client.get("/room/7").statusCode()).isEqualTo(404);
		assertThat(this.client.put("/room/8", Client.named("Ops")).statusCode()).isEqualTo(204);
		assertThat(this.simulator.rooms()).extracting(SimulatedRoom::name).containsExactly("Ops");
	}

	@Test
	void revokeWhenCalledMakesTokenWorthless() {
		assertThat(this.simulator.revoke(SimulatorSeed.ADMIN_TOKEN)).isTrue();

		assertThat(this.client.get("/room").statusCode()).isEqualTo(401);
		assertThat(this.simulator.revoke(SimulatorSeed.ADMIN_TOKEN)).isFalse();
	}

	@Test
	void errorWhenDialledIsNotCarriedOut() {
		this.simulator.adjust((options) -> options.withDials(Dials.none().withErrors(1, 503).only("PUT")));

		HttpResponse<String> response = this.client.put("/room/7", Client.named("New"));

		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.body()).contains("\"type\": \"Service Unavailable\"");
		assertThat(this.client.get("/room/7").statusCode()).isEqualTo(200);
		assertThat(this.simulator.room(7).orElseThrow().name()).isEqualTo("Ops");
	}

	@Test
	void errorWhenDialledTo502IsNotJson() {
		this.simulator.adjust((options) -> options.withDials(Dials.none().withErrors(1, 502)));

		HttpResponse<String> response = this.client.get("/room/7");

		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
		assertThat(response.body()).startsWith("<html>");
	}

	@Test
	void dropWhenBeforeApplyingChangesNothing() {
		this.simulator.adjust((options) -> options.withDials(Dials.none().withDrops(1, 0).only("POST")));

		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.client.post("/room/7/message", "{\"message\":\"hi\"}"));

		assertThat(this.simulator.messages()).isEmpty();
		assertThat(this.simulator.journal().entries()).singleElement()
			.matches((entry) -> entry.status() == 0 && !entry.effective() && !entry.delivered());
	}

	@Test
	void dropWhenAfterApplyingLosesOnlyTheAnswer() {
		this.simulator.adjust((options) -> options.withDials(Dials.none().withDrops(0, 1).only("POST")));

		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.client.post("/room/7/message", "{\"message\":\"hi\"}"));

		assertThat(this.simulator.messages()).singleElement().matches((message) -> message.text().equals("hi"));
		assertThat(this.simulator.journal().entries()).singleElement()
			.matches((entry) -> entry.status() == 201 && entry.effective() && !entry.delivered());
	}

	@Test
	void drawWhenSameSeedFailsTheSameCalls() {
		Dials dials = Dials.none().withErrors(0.3, 500).withSeed(42);

		assertThat(statuses(dials)).isEqualTo(statuses(dials)).contains(500, 200);
		assertThat(statuses(dials.withSeed(43))).isNotEqualTo(statuses(dials));
	}

	@Test
	void delayWhenDialledHoldsTheAnswerBack() {
		this.simulator.adjust((options) -> options.withDials(Dials.none().withDelay(Duration.ofMillis(120))));

		long start = System.nanoTime();
		this.client.get("/room/7");

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
	}

	private List<Integer> statuses(Dials dials) {
		this.simulator.adjust((options) -> options.withDials(Dials.none()).withoutLimits());
		this.simulator.adjust((options) -> options.withDials(dials));
		return IntStream.range(0, 20).mapToObj((i) -> this.client.get("/room/7").statusCode()).toList();
	}

}
