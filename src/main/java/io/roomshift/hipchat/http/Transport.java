package io.roomshift.hipchat.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.settings.Token;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/**
 * What HTTP can do: one call, one answer; no retry, no budget, no meaning.
 */
interface Transport {

	/**
	 * Sends the call once. Every status is an answer; an error means that none came, and
	 * is a {@link HipChatException}.
	 * @param token the credentials; null to send none
	 */
	Mono<Answer> send(Call call, @Nullable Token token);

	/**
	 * A call.
	 *
	 * @param kind whether it reads or changes something
	 * @param path the path and query below the server's base
	 * @param shown the path as it may be shown to people
	 * @param content what it sends; null for nothing
	 */
	record Call(Kind kind, String path, String shown, @Nullable Content content) {

		private static final Pattern ADDRESS = Pattern.compile("/v2/((?:room|user)/[^/?]+)([^?]*).*");

		/**
		 * Checks a token and does nothing (HipChat's page on the API: "auth_test"); the
		 * limit is for servers that list rooms all the same.
		 */
		static final Call TOKEN_TEST = get("/v2/room?auth_test=true&max-results=1").shownAs("/v2/room");

		static Call get(String path) {
			return new Call(Kind.GET, path, path, null);
		}

		static Call put(String path, byte[] body) {
			return new Call(Kind.PUT, path, path, Content.json(body));
		}

		static Call post(String path, Content content) {
			return new Call(Kind.POST, path, path, content);
		}

		/**
		 * Who the token stands for: the one call whose path holds the token, for HipChat
		 * offers no other; it is shown without it, and is never logged.
		 */
		static Call session(Token token) {
			return get("/v2/oauth/token/" + UriUtils.encodePathSegment(token.secret(), StandardCharsets.UTF_8))
				.shownAs("/v2/oauth/token/…");
		}

		/**
		 * The same call, shown as another path to people.
		 */
		Call shownAs(String shown) {
			return new Call(this.kind, this.path, shown, this.content);
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
		 * Whether the call concerns one room or person, and not the token or all rooms.
		 */
		boolean addressed() {
			return !address().isEmpty();
		}

		/**
		 * Whether the call concerns one room.
		 */
		boolean aboutARoom() {
			return address().startsWith("room/");
		}

		/**
		 * The room or person that the call concerns, as in {@code room/59}; empty when it
		 * concerns no single one.
		 */
		String address() {
			return group(1);
		}

		/**
		 * What of the room or person the call concerns, as in {@code /notification};
		 * empty when it is the room or person as such.
		 */
		String part() {
			return group(2);
		}

		private String group(int number) {
			Matcher matcher = ADDRESS.matcher(this.path);
			return matcher.matches() ? matcher.group(number) : "";
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

	/**
	 * What a call sends.
	 */
	interface Content {

		/**
		 * The value of {@code Content-Type}.
		 */
		MediaType type();

		/**
		 * How many bytes it has.
		 */
		long length();

		/**
		 * The bytes; read anew by each subscriber.
		 */
		Publisher<DataBuffer> bytes();

		static Content json(byte[] json) {
			return new Json(json);
		}

		/**
		 * A JSON text.
		 *
		 * @param text its bytes in UTF-8
		 */
		@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
		record Json(byte[] text) implements Content {

			@Override
			public MediaType type() {
				return MediaType.APPLICATION_JSON;
			}

			@Override
			public long length() {
				return this.text.length;
			}

			@Override
			public Publisher<DataBuffer> bytes() {
				return Mono.fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(this.text));
			}

		}

	}

}
