package io.roomshift.simulator;

/**
 * A way in which a HipChat may differ from what the simulator does by default; each
 * answers a question that no source answers for sure.
 */
public enum Quirk {

	/**
	 * A name that is taken is refused with 409, not 400.
	 */
	NAME_TAKEN_IS_CONFLICT,

	/**
	 * A room that stays archived can't get another name.
	 */
	ARCHIVED_RENAME_REFUSED,

	/**
	 * A room can't get a name that differs from its own in case alone.
	 */
	CASE_ONLY_RENAME_REFUSED,

	/**
	 * Changing a room that the token doesn't administer is answered with 401, not 403.
	 */
	NOT_ADMIN_IS_UNAUTHORIZED,

	/**
	 * A private room that the token can't see is answered with 403, not 404.
	 */
	INVISIBLE_ROOM_IS_FORBIDDEN,

	/**
	 * A private room that the token can't see is answered with 401, not 404.
	 */
	INVISIBLE_ROOM_IS_UNAUTHORIZED,

	/**
	 * A name with a slash is refused with 400.
	 */
	SLASH_REFUSED,

	/**
	 * A slash that is percent-encoded in a path is decoded first, so that a name with a
	 * slash can't be addressed.
	 */
	SLASH_SPLITS_PATH,

	/**
	 * Leading and trailing blanks of a name are kept, not trimmed.
	 */
	BLANKS_KEPT,

	/**
	 * A name with leading or trailing blanks is refused with 400.
	 */
	BLANKS_REFUSED,

	/**
	 * The reset header tells when all calls so far are forgotten, not when the first of
	 * them are.
	 */
	RESET_IS_END_OF_WINDOW,

	/**
	 * The reset header counts seconds from now.
	 */
	RESET_IS_RELATIVE,

	/**
	 * The reset header is a whole number, not float text.
	 */
	RESET_IS_INTEGER,

	/**
	 * A 429 carries {@code Retry-After} in seconds.
	 */
	RETRY_AFTER,

	/**
	 * A 429 carries no rate limit headers.
	 */
	RATE_HEADERS_MISSING_ON_429,

	/**
	 * No answer carries rate limit headers, although calls are counted.
	 */
	RATE_HEADERS_MISSING,

	/**
	 * The owner of every room is {@code null}.
	 */
	OWNER_NULL,

	/**
	 * No room has an owner field.
	 */
	OWNER_ABSENT,

	/**
	 * The owner of a room is {@code null} once that person was deleted.
	 */
	DELETED_OWNER_NULL,

	/**
	 * A room has no owner field once that person was deleted.
	 */
	DELETED_OWNER_ABSENT,

	/**
	 * A deleted person is refused as an owner with 400.
	 */
	DELETED_OWNER_REFUSED,

	/**
	 * A server that is older than the fields version, avatar_url and
	 * delegate_admin_visibility, and that writes times without an offset.
	 */
	OLD_SERVER,

	/**
	 * The items of a list page that is not expanded have only id, links and name.
	 */
	LEAN_ITEMS,

	/**
	 * Expansion is not understood: list pages are never expanded.
	 */
	EXPAND_IGNORED,

	/**
	 * Links name a host that is not the one that was called, as behind a proxy.
	 */
	LINKS_NAME_ANOTHER_HOST;

	/**
	 * A text whose exact words are not known.
	 */
	public enum Wording {

		/**
		 * The message of a 429.
		 */
		TOO_MANY_REQUESTS("Rate Limit exceeded"),

		/**
		 * The message when a token may not administer a room.
		 */
		NOT_ADMIN("You don't have permission to complete the operation or access the resource."),

		/**
		 * The message of a 404; {@code {room}} stands for what the path says. Before 2016
		 * it was "Room not found".
		 */
		ROOM_NOT_FOUND("Room {room} not found"),

		/**
		 * The message when a private room is refused with 401 or 403.
		 */
		ROOM_NOT_VISIBLE("You don't have permission to complete the operation or access the resource."),

		/**
		 * The message when a name is taken.
		 */
		NAME_TAKEN("Another room exists with that name."),

		/**
		 * The message when an archived room keeps its name.
		 */
		ROOM_ARCHIVED("This room is archived."),

		/**
		 * The value of {@code validation} when a field is missing.
		 */
		MISSING_VALIDATION("required");

		private final String text;

		Wording(String text) {
			this.text = text;
		}

		String text() {
			return this.text;
		}

	}

}
