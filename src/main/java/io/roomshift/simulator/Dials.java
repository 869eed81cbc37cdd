package io.roomshift.simulator;

import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * How slow and how unreliable the simulator is.
 *
 * @param delay how long an answer is held back after the call was carried out
 * @param errorShare the share of calls, 0 to 1, that are answered with an error and not
 * carried out
 * @param errorStatus the status of those errors
 * @param dropBeforeShare the share of calls that lose their connection before they are
 * carried out
 * @param dropAfterShare the share of calls that are carried out, and lose their
 * connection before the answer
 * @param seed where the random numbers start
 * @param methods the methods that errors and drops are for; empty means all
 */
public record Dials(Duration delay, double errorShare, int errorStatus, double dropBeforeShare, double dropAfterShare,
		long seed, Set<String> methods) {

	public Dials {
		methods = Set.copyOf(methods);
		if (errorShare < 0 || dropBeforeShare < 0 || dropAfterShare < 0
				|| errorShare + dropBeforeShare + dropAfterShare > 1) {
			throw new IllegalArgumentException("Shares are 0 or more, and together at most 1");
		}
	}

	/**
	 * No delay and no faults.
	 */
	public static Dials none() {
		return new Dials(Duration.ZERO, 0, 503, 0, 0, 1, Set.of());
	}

	public Dials withDelay(Duration delay) {
		return new Dials(delay, this.errorShare, this.errorStatus, this.dropBeforeShare, this.dropAfterShare, this.seed,
				this.methods);
	}

	public Dials withErrors(double share, int status) {
		return new Dials(this.delay, share, status, this.dropBeforeShare, this.dropAfterShare, this.seed, this.methods);
	}

	public Dials withDrops(double beforeShare, double afterShare) {
		return new Dials(this.delay, this.errorShare, this.errorStatus, beforeShare, afterShare, this.seed,
				this.methods);
	}

	public Dials withSeed(long seed) {
		return new Dials(this.delay, this.errorShare, this.errorStatus, this.dropBeforeShare, this.dropAfterShare, seed,
				this.methods);
	}

	/**
	 * These dials, with errors and drops for calls of the given methods alone.
	 */
	public Dials only(String... methods) {
		return new Dials(this.delay, this.errorShare, this.errorStatus, this.dropBeforeShare, this.dropAfterShare,
				this.seed, Set.of(methods));
	}

	Fault draw(Random random, String method) {
		if (!this.methods.isEmpty() && !this.methods.contains(method)) {
			return Fault.NONE;
		}
		double drawn = random.nextDouble();
		if (drawn < this.dropBeforeShare) {
			return Fault.DROP_BEFORE;
		}
		if (drawn < this.dropBeforeShare + this.dropAfterShare) {
			return Fault.DROP_AFTER;
		}
		return (drawn < this.dropBeforeShare + this.dropAfterShare + this.errorShare) ? Fault.ERROR : Fault.NONE;
	}

	/**
	 * What goes wrong with one call.
	 */
	enum Fault {

		NONE, ERROR, DROP_BEFORE, DROP_AFTER

	}

}
