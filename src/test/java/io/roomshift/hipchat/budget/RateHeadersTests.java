package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RateHeadersTests {

	/** Local time; the recorded answer's own clock is 7 seconds ahead. */
	private static final Instant NOW = Instant.parse("2014-10-06T03:03:43Z");

	private static final String DATE = "Mon, 06 Oct 2014 03:03:50 GMT";

	@Test
	void fromWhenRecordedAnswerTellsAll() {
		RateHeaders headers = headers("X-Ratelimit-Limit", "100", "X-Ratelimit-Remaining", "97", "X-Ratelimit-Reset",
				"1412564640.0", "Date", DATE);

		assertThat(headers).isEqualTo(new RateHeaders(100, 97, Instant.parse("2014-10-06T03:04:00Z"), false,
				Instant.parse("2014-10-06T03:03:50Z"), null));
		assertThat(headers.tellsBudget()).isTrue();
	}

	@Test
	void fromWhenNamesAreInLowerCaseTellsTheSame() {
		RateHeaders headers = headers("x-ratelimit-limit", "100", "x-ratelimit-remaining", "97", "x-ratelimit-reset",
				"1412564640");

		assertThat(headers)
			.isEqualTo(new RateHeaders(100, 97, Instant.parse("2014-10-06T03:04:00Z"), false, null, null));
	}

	@Test
	void fromWhenNothingIsToldKnowsNothing() {
		RateHeaders headers = headers();

		assertThat(headers).isEqualTo(new RateHeaders(-1, -1, null, false, null, null));
		assertThat(headers.tellsBudget()).isFalse();
	}

	@Test
	void fromWhenResetIsSmallCountsFromNow() {
		RateHeaders headers = headers("X-Ratelimit-Reset", "12.5", "Date", DATE);

		assertThat(headers.reset()).isEqualTo(NOW.plusMillis(12_500));
		assertThat(headers.relativeReset()).isTrue();
	}

	@Test
	void fromWhenResetIsInThePastKeepsIt() {
		assertThat(headers("X-Ratelimit-Reset", "1383066300.0").reset())
			.isEqualTo(Instant.parse("2013-10-29T17:05:00Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "NaN", "Infinity", "-Infinity", "1e999", "12:30" })
	void fromWhenNumberIsMalformedLeavesItOut(String text) {
		RateHeaders headers = headers("X-Ratelimit-Limit", text, "X-Ratelimit-Remaining", text, "X-Ratelimit-Reset",
				text, "Retry-After", text, "Date", text);

		assertThat(headers).isEqualTo(new RateHeaders(-1, -1, null, false, null, null));
	}

	@Test
	void fromWhenNumbersAreAbsurdStaysWithinBounds() {
		RateHeaders headers = headers("X-Ratelimit-Limit", "1e20", "X-Ratelimit-Remaining", "-5", "X-Ratelimit-Reset",
				"1e300", "Retry-After", "-3");

		assertThat(headers.limit()).isEqualTo(Integer.MAX_VALUE);
		assertThat(headers.remaining()).isZero();
		assertThat(headers.reset()).isEqualTo(Instant.EPOCH.plusSeconds(100_000_000_000L));
		assertThat(headers.retryAfter()).isEqualTo(Duration.ZERO);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			30                            | PT30S
			0.25                          | PT0.25S
			Mon, 06 Oct 2014 03:04:20 GMT | PT30S
			Mon, 06 Oct 2014 03:00:00 GMT | PT0S
			""")
	void fromWhenRetryAfterIsToldMeasuresItByTheServersClock(String text, Duration wait) {
		assertThat(headers("Retry-After", text, "Date", DATE).retryAfter()).isEqualTo(wait);
	}

	@Test
	void fromWhenRetryAfterIsDateWithoutServersClockMeasuresItByOurs() {
		assertThat(headers("Retry-After", DATE).retryAfter()).isEqualTo(Duration.ofSeconds(7));
	}

	private static RateHeaders headers(String... namesAndValues) {
		HttpHeaders headers = new HttpHeaders();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			headers.set(namesAndValues[i], namesAndValues[i + 1]);
		}
		return RateHeaders.from(headers, NOW);
	}

}
