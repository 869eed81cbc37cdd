package io.roomshift.reliability;

/**
 * The call of a run that is answered with a fault. Calls about one room are those about
 * room 1; room 2, which the same run renames after it, is answered as it should be.
 */
enum Target {

	LIST("The list of rooms, for the plan: `GET /v2/room`"), GET("The room before its update: `GET /v2/room/1`"),

	PUT("The update: `PUT /v2/room/1`"), COMPARISON("The list of rooms, for the comparison: `GET /v2/room`"),

	MESSAGE("The message: `POST /v2/room/1/notification`");

	private static final String ROOM = "/v2/room/1";

	private final String title;

	Target(String title) {
		this.title = title;
	}

	/**
	 * What it is, for the document.
	 */
	String title() {
		return this.title;
	}

	/**
	 * Whether a call is the one.
	 * @param updated whether an update was sent before it
	 */
	boolean is(Received call, boolean updated) {
		return switch (this) {
			case LIST -> call.lists() && !updated;
			case GET -> call.method().equals("GET") && call.path().equals(ROOM);
			case PUT -> call.method().equals("PUT") && call.path().equals(ROOM);
			case COMPARISON -> call.lists() && updated;
			case MESSAGE -> call.method().equals("POST") && call.path().equals(ROOM + "/notification");
		};
	}

	/**
	 * Whether a call is the last one before it.
	 */
	boolean follows(Received call, boolean updated) {
		return switch (this) {
			case LIST -> call.path().startsWith("/v2/oauth/token/");
			case GET -> LIST.is(call, updated);
			case PUT -> GET.is(call, updated);
			case COMPARISON -> call.method().equals("PUT") && call.path().equals("/v2/room/2");
			case MESSAGE -> COMPARISON.is(call, updated);
		};
	}

	boolean reads() {
		return this != PUT && this != MESSAGE;
	}

	/**
	 * The scope that the call needs.
	 */
	String scope() {
		return switch (this) {
			case LIST, GET, COMPARISON -> "view_group";
			case PUT -> "admin_room";
			case MESSAGE -> "send_notification";
		};
	}

}
