package io.roomshift.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateLimitTests {

	// A whole number of minutes and 5 seconds, as in the recorded answer of 2013.
	private volatile Instant now = Instant.ofEpochSecond(1_383_066_295);

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withSeed(SimulatorSeed.of(List.of(SimulatedRoom.of(1, "Ops"), SimulatedRoom.of(2, "Dev")))
			.withTokens(Token.admin("admin", 1), Token.admin("other", 2), Token.addOn("addon", "view_group"),
					Token.personal("plain", 2, "admin_room")))
		.withClock(() -> this.now));

	private final Client client = Client.of(this.simulator).withToken("admin");

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void callWhenCountedCarriesTheRecordedHeaders() {
		HttpResponse<String> response = this.client.get("/room?auth_test=true");

		assertHeaders(response, "100", "99", "1383066300.0");
	}

	@Test
	void callWhenRefusedForItsBodyCosts() {
		this.client.put("/room/1", "{}");

		assertHeaders(this.client.put("/room/1", "{}"), "100", "98", "1383066300.0");
	}

	@Test
	void callWhenNoneIsLeftIsRefused() {
		spend(100);

		HttpResponse<String> response = this.client.get("/room/1");

		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.body()).isEqualTo("""
				{
				  "error": {
				    "code": 429,
				    "message": "Rate Limit exceeded",
				    "type": "Too Many Requests"
				  }
				}""");
		assertHeaders(response, "100", "0", "1383066300.0");
		assertThat(response.headers().firstValue("Retry-After")).isEmpty();
		assertThat(this.simulator.statistics().of(429)).isEqualTo(1);
	}

	@Test
	void callWhenWindowSlidesGetsBackTheOldestBucketAlone() {
		spend(60);
		this.now = this.now.plusSeconds(60);
		spend(40);

		this.now = this.now.plusSeconds(180);
		assertThat(this.client.get("/room/1").statusCode()).isEqualTo(429);
		this.now = this.now.plusSeconds(60);
		assertHeaders(this.client.get("/room/1"), "100", "59", "1383066600.0");
		this.now = this.now.plusSeconds(60);
		assertHeaders(this.client.get("/room/1"), "100", "98", "1383066660.0");
		this.now = this.now.plus(Duration.ofDays(1));
		assertHeaders(this.client.get("/room/1"), "100", "99", "1383153060.0");
	}

	@Test
	void callWhenOfAnotherTokenHasItsOwnBudget() {
		spend(100);

		assertHeaders(this.client.withToken("other").get("/room/1"), "100", "99", "1383066300.0");
		assertHeaders(this.client.withToken("addon").get("/room/1"), "500", "499", "1383066300.0");
	}

	@Test
	void callWhenExpandedCostsAsMuchAsIsSet() {
		this.simulator.adjust((options) -> options.withRateLimit(options.rateLimit().withExpandCost(10)));

		assertHeaders(this.client.get("/room?expand=items"), "100", "90", "1383066300.0");
		assertHeaders(this.client.get("/room"), "100", "89", "1383066300.0");
	}

	@Test
	void callWhenLimitIsOffHasNoHeaders() {
		this.simulator.adjust(SimulatorOptions::withoutLimits);

		HttpResponse<String> response = this.client.get("/room/1");

		assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("x-ratelimit"));
	}

	@Test
	void messageWhenFloodingOneRoomIsRefusedThereAlone() {
		HttpResponse<String> first = notify("/room/1");
		for (int i = 0; i < 29; i++) {
			notify("/room/Ops");
		}

		HttpResponse<String> last = notify("/room/1");

		assertThat(first.headers().firstValue("X-FloodControl-Limit")).hasValue("30");
		assertThat(first.headers().firstValue("X-FloodControl-Remaining")).hasValue("29");
		assertThat(first.headers().firstValue("X-FloodControl-Reset")).hasValue("1383066300.0");
		assertThat(last.statusCode()).isEqualTo(429);
		assertThat(last.headers().firstValue("X-FloodControl-Remaining")).hasValue("0");
		assertThat(last.headers().firstValue("X-Ratelimit-Remaining")).hasValue("69");
		assertThat(notify("/room/2").statusCode()).isEqualTo(204);
		assertThat(this.client.put("/room/1", Client.named("New")).headers().firstValue("X-FloodControl-Limit"))
			.isEmpty();
		this.now = this.now.plusSeconds(60);
		assertThat(notify("/room/1").statusCode()).isEqualTo(204);
		assertThat(this.simulator.messages()).hasSize(32);
	}

	@ParameterizedTest
	@CsvSource({ "RESET_IS_END_OF_WINDOW, 1383066540.0", "RESET_IS_RELATIVE, 5.0", "RESET_IS_INTEGER, 1383066300" })
	void resetWhenQuirkyIsWrittenSo(Quirk quirk, String reset) {
		this.simulator.adjust((options) -> options.with(quirk));

		assertHeaders(this.client.get("/room/1"), "100", "99", reset);
	}

	@Test
	void resetWhenRelativeAndIntegerIsRoundedUp() {
		this.simulator.adjust((options) -> options.with(Quirk.RESET_IS_RELATIVE, Quirk.RESET_IS_INTEGER));
		this.now = this.now.plusMillis(1);

		assertHeaders(this.client.get("/room/1"), "100", "99", "5");
	}

	@Test
	void refusalWhenQuirkyHasRetryAfterAndOtherText() {
		this.simulator.adjust((options) -> options.with(Quirk.RETRY_AFTER, Quirk.RATE_HEADERS_MISSING_ON_429)
			.withWording(Quirk.Wording.TOO_MANY_REQUESTS, "You have exceeded the rate limit."));
		spend(100);

		HttpResponse<String> response = this.client.get("/room/1");

		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
		assertThat(response.headers().firstValue("X-Ratelimit-Reset")).isEmpty();
		assertThat(response.body()).contains("You have exceeded the rate limit.");
	}

	@Test
	void callWhenHeadersAreMissingIsStillCounted() {
		this.simulator.adjust((options) -> options.with(Quirk.RATE_HEADERS_MISSING));
		spend(100);

		HttpResponse<String> response = this.client.get("/room/1");

		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("x-ratelimit"));
	}

	@Test
	void callWhenUnauthorizedForARoomHasNoHeaders() {
		this.simulator.adjust((options) -> options.with(Quirk.NOT_ADMIN_IS_UNAUTHORIZED));

		HttpResponse<String> response = this.client.withToken("plain").put("/room/1", "{}");

		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("x-ratelimit"));
	}

	@Test
	void ofWhenWindowIsTooShortIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.of(100, Duration.ofMillis(4), 5))
			.withMessage("A window has at least one bucket of a millisecond");
	}

	private void spend(int calls) {
		for (int i = 0; i < calls; i++) {
			assertThat(this.client.get("/room/1").statusCode()).isEqualTo(200);
		}
	}

	private HttpResponse<String> notify(String room) {
		return this.client.post(room + "/notification", "{\"message\":\"hi\"}");
	}

	private static void assertHeaders(HttpResponse<String> response, String limit, String remaining, String reset) {
		assertThat(response.headers().firstValue("X-Ratelimit-Limit")).hasValue(limit);
		assertThat(response.headers().firstValue("X-Ratelimit-Remaining")).hasValue(remaining);
		assertThat(response.headers().firstValue("X-Ratelimit-Reset")).hasValue(reset);
	}

}
