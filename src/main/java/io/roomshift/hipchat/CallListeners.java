package io.roomshift.hipchat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Several listeners as one.
 *
 * @param all the listeners, in the order in which they are told
 */
record CallListeners(List<CallListener> all) implements CallListener {

	CallListeners {
		all = List.copyOf(all);
	}

	@Override
	public void leaves(Kind kind) {
		for (CallListener each : this.all) {
			each.leaves(kind);
		}
	}

	@Override
	public void ended(Kind kind, int status, Duration took) {
		for (CallListener each : this.all) {
			each.ended(kind, status, took);
		}
	}

	@Override
	public void throttled() {
		this.all.forEach(CallListener::throttled);
	}

	@Override
	public void messageWaits(Instant until, String why) {
		this.all.forEach((each) -> each.messageWaits(until, why));
	}

	@Override
	public void retrying(String what, String why) {
		this.all.forEach((each) -> each.retrying(what, why));
	}

	@Override
	public void setAside(String fingerprint, String why, int left) {
		this.all.forEach((each) -> each.setAside(fingerprint, why, left));
	}

	@Override
	public void waiting(Instant until, String why) {
		this.all.forEach((each) -> each.waiting(until, why));
	}

	@Override
	public void budget(int left, int limit) {
		this.all.forEach((each) -> each.budget(left, limit));
	}

}
