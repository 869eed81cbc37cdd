package io.roomshift.hipchat.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.springframework.http.HttpHeaders;

/**
 * A server's rate limit: a window that slides in buckets, as HipChat's seems to, or one
 * that starts anew, which is a window of one bucket.
 */
final class RateServer {

	/** What {@code X-Ratelimit-Reset} tells. */
	enum Reset {

		NEXT_TICK, END_OF_WINDOW, RELATIVE, RELATIVE_CUT

	}

	private final NavigableMap<Long, Integer> calls = new TreeMap<>();

	private final Duration tick;

	private final int buckets;

	private final Reset reset;

	private final Duration lead;

	private int limit;

	private int fewestLeft = Integer.MAX_VALUE;

	RateServer(int limit, Duration window, int buckets, Reset reset, Duration lead) {
		this.limit = limit;
		this.tick = window.dividedBy(buckets);
		this.buckets = buckets;
		this.reset = reset;
		this.lead = lead;
	}

	void limit(int limit) {
		this.limit = limit;
	}

	/**
	 * Takes a call if there is one left.
	 */
	boolean take(Instant now) {
		forgetOldest(now);
		boolean accepted = counted() < this.limit;
		if (accepted) {
			this.calls.merge(bucket(now), 1, Integer::sum);
			this.fewestLeft = Math.min(this.fewestLeft, this.limit - counted());
		}
		return accepted;
	}

	/**
	 * What the headers of an answer say.
	 */
	HttpHeaders headers(Instant now) {
		forgetOldest(now);
		long end = bucket(now) + ((this.reset == Reset.END_OF_WINDOW) ? this.buckets : 1);
		double resetAt = end * this.tick.toMillis() / 1000.0;
		double told = switch (this.reset) {
			case NEXT_TICK, END_OF_WINDOW -> resetAt;
			case RELATIVE -> resetAt - serverTime(now).toEpochMilli() / 1000.0;
			case RELATIVE_CUT -> Math.floor(resetAt - serverTime(now).toEpochMilli() / 1000.0);
		};
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Ratelimit-Limit", Integer.toString(this.limit));
		headers.set("X-Ratelimit-Remaining", Integer.toString(Math.max(0, this.limit - counted())));
		headers.set("X-Ratelimit-Reset", String.format(Locale.ROOT, "%.3f", told));
		headers.set(HttpHeaders.DATE, DateTimeFormatter.RFC_1123_DATE_TIME
			.format(serverTime(now).truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
		return headers;
	}

	int fewestLeft() {
		return this.fewestLeft;
	}

	private int counted() {
		return this.calls.values().stream().mapToInt(Integer::intValue).sum();
	}

	private void forgetOldest(Instant now) {
		this.calls.headMap(bucket(now) - this.buckets, true).clear();
	}

	private long bucket(Instant now) {
		return serverTime(now).toEpochMilli() / this.tick.toMillis();
	}

	private Instant serverTime(Instant now) {
		return now.plus(this.lead);
	}

}
