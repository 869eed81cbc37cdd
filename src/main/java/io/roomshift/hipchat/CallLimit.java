package io.roomshift.hipchat;

/**
 * How many calls may be in flight at a time, whatever the budgets allow.
 *
 * @param most at least 1
 */
public record CallLimit(int most) {

	/** As many as the budgets allow. */
	public static final CallLimit NONE = new CallLimit(Integer.MAX_VALUE);

	public CallLimit {
		if (most < 1) {
			throw new IllegalArgumentException("No call could be made");
		}
	}

}
