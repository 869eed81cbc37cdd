package io.roomshift.apply;

import io.roomshift.hipchat.Failure;
import io.roomshift.ledger.Cause;

/**
 * The ledger's word for each way in which a call can fail.
 */
final class Causes {

	private Causes() {
	}

	static Cause of(Failure failure) {
		return switch (failure) {
			case CREDENTIALS, UNTRUSTED -> Cause.CREDENTIALS;
			case SCOPE -> Cause.SCOPE;
			case NOT_ALLOWED -> Cause.NOT_ALLOWED;
			case NOT_FOUND -> Cause.NOT_FOUND;
			case NAME_TAKEN -> Cause.NAME_TAKEN;
			case INVALID -> Cause.INVALID;
			case UNREADABLE -> Cause.UNREADABLE;
			case UNKNOWN_OUTCOME -> Cause.UNKNOWN_OUTCOME;
			case THROTTLED, TRANSIENT, UNREACHABLE, STOPPED -> Cause.UNAVAILABLE;
		};
	}

}
