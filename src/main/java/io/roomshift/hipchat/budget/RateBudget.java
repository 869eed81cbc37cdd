package io.roomshift.hipchat.budget;

import java.time.Instant;

/**
 * The call budget of one token: whether the server has a call left for it, and when it
 * will have. Guarded by the {@link CallQueue} that it belongs to.
 * <p>
 * The first call goes alone. When nothing is left, all wait until calls return; then a
 * single call goes ahead, a scout, and its answer tells how many may follow. Without rate
 * headers every call goes at once.
 */
public final class RateBudget {

	private static final int UNKNOWN = -1;

	private final double reserve;

	private final RateWindow window = new RateWindow();

	private int underWay;

	private boolean scoutUnderWay;

	private volatile int toldLeft = UNKNOWN;

	private volatile int toldLimit = UNKNOWN;

	/**
	 * Creates a budget of which nothing is known yet.
	 * @param reserve the share of it that is left to others, from 0 to below 1
	 */
	public RateBudget(double reserve) {
		this.reserve = reserve;
	}

	/**
	 * Whether a call may go because the server has one left for it.
	 */
	boolean allows(Instant now) {
		return this.window.allows(this.underWay, this.reserve, now);
	}

	/**
	 * Whether a single call may go ahead to see whether calls have returned.
	 */
	boolean sendsScout(Instant now) {
		return !this.scoutUnderWay && !this.window.scoutsAt().isAfter(now);
	}

	/**
	 * From when on a scout may go.
	 */
	Instant scoutsAt() {
		return this.window.scoutsAt();
	}

	/**
	 * How many calls are left beside those under way; very many before the first answer.
	 */
	int spare() {
		return this.window.spare(this.underWay);
	}

	int underWay() {
		return this.underWay;
	}

	/** The calls left as the server told last; 0 when it told nothing. */
	int toldLeft() {
		return Math.max(0, this.toldLeft);
	}

	/** The calls in a whole window as the server told last; 0 when it told nothing. */
	int toldLimit() {
		return Math.max(0, this.toldLimit);
	}

	/**
	 * Both, without the share that is left to others; needs no guard.
	 */
	public Told told() {
		int kept = (int) Math.ceil(toldLimit() * this.reserve);
		return new Told(Math.max(0, toldLeft() - kept), toldLimit() - kept);
	}

	void sent(boolean scout) {
		this.scoutUnderWay |= scout;
		this.underWay++;
	}

	void ended(boolean scout) {
		this.underWay--;
		this.scoutUnderWay &= !scout;
	}

	/**
	 * Takes in what the answer to a call that has ended tells.
	 * @param throttled whether the call was refused for want of budget
	 */
	void answered(RateHeaders headers, boolean throttled, Instant sentAt, Instant receivedAt) {
		if (throttled) {
			this.window.throttled(headers, sentAt, receivedAt);
		}
		else {
			this.window.answered(headers, sentAt, receivedAt, this.underWay == 0);
		}
		if (headers.tellsBudget() && headers.limit() >= 0) {
			this.toldLeft = headers.remaining();
			this.toldLimit = headers.limit();
		}
	}

	/**
	 * What a server told.
	 *
	 * @param left calls left
	 * @param limit calls in a whole window; 0 when it told nothing
	 */
	public record Told(int left, int limit) {

	}

	/**
	 * The right to make one call; of its methods, the first to be called counts.
	 */
	public interface Permit {

		/** The budget that it is taken from. */
		RateBudget budget();

		/** When it was given: the call is sent now. */
		Instant sentAt();

		/**
		 * Takes in what an answer tells.
		 * @param throttled whether the call was refused for want of budget
		 */
		void answered(RateHeaders headers, boolean throttled);

		/**
		 * Gives the permit back when no answer came; whether the server counted the call
		 * is for the next answer to tell.
		 */
		void lost();

	}

}
