package io.roomshift.hipchat;

import java.util.List;

/**
 * How many calls went over the network, by kind.
 *
 * @param get calls that read
 * @param put updates of rooms
 * @param post messages
 * @param throttled those of them that were answered with 429
 * @param tokens the same by token, in the order of the settings
 */
public record CallCounts(long get, long put, long post, long throttled, List<OfToken> tokens) {

	/** No call. */
	public static final CallCounts NONE = new CallCounts(0, 0, 0, 0, List.of());

	public CallCounts {
		tokens = List.copyOf(tokens);
	}

	/**
	 * The counts of all the tokens together.
	 */
	public static CallCounts of(List<OfToken> tokens) {
		return new CallCounts(tokens.stream().mapToLong(OfToken::get).sum(),
				tokens.stream().mapToLong(OfToken::put).sum(), tokens.stream().mapToLong(OfToken::post).sum(),
				tokens.stream().mapToLong(OfToken::throttled).sum(), tokens);
	}

	public long total() {
		return this.get + this.put + this.post;
	}

	/**
	 * The calls that were made with one token.
	 *
	 * @param fingerprint stands for the token
	 * @param get calls that read
	 * @param put updates of rooms
	 * @param post messages
	 * @param throttled those of them that were answered with 429
	 * @param setAside whether the token turned out to be of no use
	 */
	public record OfToken(String fingerprint, long get, long put, long post, long throttled, boolean setAside) {

		public long total() {
			return this.get + this.put + this.post;
		}

	}

}
