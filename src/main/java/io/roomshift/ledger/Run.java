package io.roomshift.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One run of a command, from its first start to its end, however often it was resumed.
 *
 * @param id its number
 * @param request what was asked
 * @param state how far it has come
 * @param startedAt when it was started first
 * @param endedAt when it ended; null while it has not
 * @param stopReason why it stopped part-way, a sentence; empty when it did not
 * @param calls the calls it made so far, by those of its processes that ended orderly
 * @param undoneBy the run that gives, or gave, back what this one changed; null while
 * there is none
 */
public record Run(long id, Request request, RunState state, Instant startedAt, @Nullable Instant endedAt,
		String stopReason, Calls calls, @Nullable Long undoneBy) {

	/**
	 * Whether the same command goes on with this run.
	 */
	public boolean resumable() {
		return this.undoneBy == null && this.state.resumable();
	}

	/**
	 * The directory of its reports.
	 */
	public Path reports() {
		return this.request.reportDir().resolve("run-%04d".formatted(this.id));
	}

	/**
	 * What was asked.
	 *
	 * @param identity the SHA-256 of the wishes, the URL and the command, in hexadecimal
	 * @param command the command, such as {@code apply}
	 * @param mapping the mapping file as the operator wrote it
	 * @param url the HipChat server
	 * @param header the mapping's own header row, as RFC 4180 text with commas
	 * @param delimiter the mapping's own delimiter
	 * @param reportDir where reports of all runs are put
	 * @param undoes the run that is to be undone; null when the wishes are a mapping's
	 */
	public record Request(String identity, String command, String mapping, String url, String header, char delimiter,
			Path reportDir, @Nullable Long undoes) {

		/**
		 * Whether it was asked of the built-in simulator, which has a name for an
		 * address.
		 */
		public boolean rehearsal() {
			return !this.url.contains("://");
		}

	}

	/**
	 * How many calls were made.
	 *
	 * @param get calls that read
	 * @param put updates
	 * @param post messages
	 * @param throttled those answered with 429
	 * @param tokens the same by token
	 */
	public record Calls(long get, long put, long post, long throttled, List<OfToken> tokens) {

		/** None. */
		public static final Calls NONE = new Calls(0, 0, 0);

		public Calls {
			tokens = List.copyOf(tokens);
		}

		/**
		 * The calls of a command that posts no message, of which it is not told with
		 * which token they were made.
		 */
		public Calls(long get, long put, long throttled) {
			this(get, put, 0, throttled, List.of());
		}

		public long total() {
			return this.get + this.put + this.post;
		}

		/**
		 * The calls that came after earlier ones of the same process.
		 */
		public Calls since(Calls earlier) {
			return new Calls(this.get - earlier.get, this.put - earlier.put, this.post - earlier.post,
					this.throttled - earlier.throttled,
					this.tokens.stream()
						.filter((token) -> !earlier.tokens.contains(token))
						.map((token) -> token.since(earlier.tokens))
						.toList());
		}

		/**
		 * These and those of others.
		 */
		public Calls and(Calls others) {
			return new Calls(this.get + others.get, this.put + others.put, this.post + others.post,
					this.throttled + others.throttled, tokensWith(others.tokens));
		}

		/**
		 * These and later calls by token. Whether a token is of use is as it was last.
		 */
		List<OfToken> tokensWith(List<OfToken> later) {
			Map<String, OfToken> all = new LinkedHashMap<>();
			Stream.concat(this.tokens.stream(), later.stream())
				.forEach((token) -> all.merge(token.fingerprint(), token, OfToken::and));
			return List.copyOf(all.values());
		}

	}

	/**
	 * How many calls were made with one token.
	 *
	 * @param fingerprint stands for the token
	 * @param calls all of them
	 * @param throttled those answered with 429
	 * @param setAside whether it turned out to be of no use
	 */
	public record OfToken(String fingerprint, long calls, long throttled, boolean setAside) {

		private OfToken since(List<OfToken> earlier) {
			return earlier.stream()
				.filter((token) -> token.fingerprint.equals(this.fingerprint))
				.findFirst()
				.map((token) -> new OfToken(this.fingerprint, this.calls - token.calls,
						this.throttled - token.throttled, this.setAside))
				.orElse(this);
		}

		private OfToken and(OfToken later) {
			return new OfToken(this.fingerprint, this.calls + later.calls, this.throttled + later.throttled,
					later.setAside);
		}

	}

}
