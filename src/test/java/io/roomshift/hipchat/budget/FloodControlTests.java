package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class FloodControlTests {

	/** An hour ahead of the server. */
	private static final Instant NOW = Instant.parse("2018-11-05T11:00:01.5Z");

	@ParameterizedTest
	@CsvSource({ "1541412041.0, 40", "1541412001.0, 1", "1541411000, 1", "1541419999, 60", "7, 7", "soon, 60" })
	void waitAfterWhenRoomHasHadTooManyIsUntilTheReset(String reset, long seconds) {
		HttpHeaders headers = headers("0");
		headers.set("x-floodcontrol-reset", reset);

		assertThat(FloodControl.waitAfter(headers, NOW)).contains(Duration.ofSeconds(seconds));
	}

	@Test
	void waitAfterWhenServerNamesTheWaitIsThat() {
		HttpHeaders headers = headers("0");
		headers.set("X-FloodControl-Reset", "1541412041.0");
		headers.set("Retry-After", "3");

		assertThat(FloodControl.waitAfter(headers, NOW)).contains(Duration.ofSeconds(3));
	}

	@Test
	void waitAfterWhenBudgetIsUsedUpIsNone() {
		HttpHeaders headers = headers("29");
		headers.set("X-Ratelimit-Remaining", "0");

		assertThat(FloodControl.waitAfter(headers, NOW)).isEmpty();
		assertThat(FloodControl.waitAfter(new HttpHeaders(), NOW)).isEmpty();
	}

	private static HttpHeaders headers(String remaining) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Date", "Mon, 05 Nov 2018 10:00:01 GMT");
		headers.set("X-FloodControl-Limit", "30");
		headers.set("X-FloodControl-Remaining", remaining);
		return headers;
	}

}
