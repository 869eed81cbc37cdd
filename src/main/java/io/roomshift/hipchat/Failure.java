package io.roomshift.hipchat;

/**
 * Why a call failed, as far as it matters for what is to be done next.
 */
public enum Failure {

	/** 401: the token is wrong, expired, revoked, of API v1, or did not arrive. */
	CREDENTIALS,

	/** 403 that names scopes: the token was made without a scope that the call needs. */
	SCOPE,

	/** 403 otherwise, or 401 for a good token: it may not do this to this room. */
	NOT_ALLOWED,

	/** 404. */
	NOT_FOUND,

	/** Another room has the name. */
	NAME_TAKEN,

	/** HipChat understood the call and refuses it for what it says. */
	INVALID,

	/** 429: not applied, for the budget is used up. */
	THROTTLED,

	/** 500, 502, 503, 504, a time-out or a broken answer to a call that reads. */
	TRANSIENT,

	/** An update of which nobody can say whether it was applied. */
	UNKNOWN_OUTCOME,

	/** No connection came about, so that nothing was sent. */
	UNREACHABLE,

	/** No connection is to be had until the settings or the certificate are mended. */
	UNTRUSTED,

	/** An answer that is not HipChat's, or lacks what it must hold. */
	UNREADABLE,

	/** Not sent, because the program is stopping. */
	STOPPED;

	/**
	 * Whether the same call may succeed later without anybody mending anything.
	 */
	public boolean mayPass() {
		return switch (this) {
			case THROTTLED, TRANSIENT, UNKNOWN_OUTCOME, UNREACHABLE, STOPPED -> true;
			default -> false;
		};
	}

	/**
	 * Whether it concerns the token or the server rather than one room, so that going on
	 * with other rooms is of no use.
	 */
	public boolean concernsAllRooms() {
		return this == CREDENTIALS || this == SCOPE || this == UNTRUSTED || this == STOPPED;
	}

}
