package io.roomshift.hipchat;

/**
 * How many calls went over the network, by kind.
 *
 * @param get calls that read
 * @param put updates of rooms
 * @param post messages
 * @param throttled those of them that were answered with 429
 */
public record CallCounts(long get, long put, long post, long throttled) {

	/** No call. */
	public static final CallCounts NONE = new CallCounts(0, 0, 0, 0);

	public long total() {
		return this.get + this.put + this.post;
	}

}
