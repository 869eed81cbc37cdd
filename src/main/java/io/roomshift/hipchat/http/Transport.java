package io.roomshift.hipchat.http;

import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.settings.Token;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;

/**
 * What HTTP can do: one call, one answer; no retry, no budget, no meaning.
 */
interface Transport {

	/**
	 * Sends the call once. Every status is an answer; an error means that none came, and
	 * is a {@link HipChatException}.
	 */
	Mono<Answer> send(Call call, Token token);

	/**
	 * A call.
	 *
	 * @param kind whether it reads or changes something
	 * @param path the path and query below the server's base
	 * @param shown the path as it may be shown to people
	 * @param body the JSON body; null for none
	 */
	@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
	record Call(Kind kind, String path, String shown, byte @Nullable [] body) {

		private static final String ROOM = "/v2/room/";

		static Call get(String path) {
			return new Call(Kind.GET, path, path, null);
		}

		static Call put(String path, byte[] body) {
			return new Call(Kind.PUT, path, path, body);
		}

		static Call post(String path, byte[] body) {
			return new Call(Kind.POST, path, path, body);
		}

		/**
		 * The same call, shown as another path to people.
		 */
		Call shownAs(String shown) {
			return new Call(this.kind, this.path, shown, this.body);
		}

		boolean reads() {
			return this.kind == Kind.GET;
		}

		/**
		 * Whether the call replaces a room.
		 */
		boolean updates() {
			return this.kind == Kind.PUT;
		}

		/**
		 * Whether the call posts a message.
		 */
		boolean posts() {
			return this.kind == Kind.POST;
		}

		/**
		 * Whether the call concerns one room, and not the token or all rooms.
		 */
		boolean aboutARoom() {
			return this.path.startsWith(ROOM);
		}

		/**
		 * The id of the room that the call concerns; empty when it concerns no single
		 * room.
		 */
		String room() {
			return aboutARoom() ? this.path.substring(ROOM.length()).split("[/?]", 2)[0] : "";
		}

		/**
		 * What of the room the call concerns, as in {@code /notification}; empty when it
		 * is the room itself.
		 */
		String part() {
			return aboutARoom() ? this.path.substring(ROOM.length() + room().length()).replaceFirst("\\?.*", "") : "";
		}

		@Override
		public String toString() {
			return this.kind + " " + this.shown;
		}

	}

	/** The HTTP methods that are used. */
	enum Kind {

		GET, PUT, POST

	}

	/**
	 * An answer.
	 *
	 * @param status the HTTP status
	 * @param headers the headers
	 * @param body the body, empty when there is none
	 */
	@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
	record Answer(int status, HttpHeaders headers, byte[] body) {

		boolean successful() {
			return this.status >= 200 && this.status < 300;
		}

	}

}
