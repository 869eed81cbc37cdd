package io.roomshift.hipchat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.roomshift.hipchat.Transport.Answer;
import io.roomshift.hipchat.Transport.Call;
import io.roomshift.hipchat.WireFormat.Page;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import reactor.core.publisher.Mono;

import org.springframework.web.util.UriUtils;

/**
 * HipChat's API v2 by way of a transport.
 */
final class WebClientHipChat implements HipChat {

	/** The most that HipChat gives (its method page: "Valid length range: 0 - 1000"). */
	private static final int PAGE_SIZE = 1000;

	private final Account account;

	private final WireFormat format;

	private final InstantSource clock;

	WebClientHipChat(Account account, WireFormat format, InstantSource clock) {
		this.account = account;
		this.format = format;
		this.clock = clock;
	}

	/**
	 * The one call whose path holds the token, for HipChat offers no other; it is shown
	 * without it, and is never logged.
	 */
	@Override
	public CompletableFuture<Session> session() {
		String secret = UriUtils.encodePathSegment(this.account.token().secret(), StandardCharsets.UTF_8);
		Call call = Call.get("/v2/oauth/token/" + secret).shownAs("/v2/oauth/token/…");
		return this.account.call(call)
			.map((answer) -> this.format.session(answer.body()))
			.onErrorResume(WebClientHipChat::tellsNoSession, (ex) -> Mono.just(Session.UNKNOWN))
			.toFuture();
	}

	@Override
	public Stream<ListedRoom> rooms() {
		return Stream.iterate(page(0), (page) -> page != null, (page) -> page.last() ? null : page(page.next()))
			.flatMap((page) -> page.content().rooms().stream());
	}

	@Override
	public CompletableFuture<Room> room(RoomId id) {
		return this.account.call(Call.get("/v2/room/" + id))
			.map((answer) -> this.format.room(id, answer.body()))
			.toFuture();
	}

	@Override
	public CompletableFuture<Void> update(Room room) {
		Call call = Call.put("/v2/room/" + room.id(), this.format.roomBody(room));
		return this.account.call(call).then().toFuture();
	}

	@Override
	public CallCounts counts() {
		return this.account.counts();
	}

	@Override
	public void stop() {
		this.account.stop();
	}

	private ListPage page(int start) {
		Call call = Call.get("/v2/room?start-index=" + start + "&max-results=" + PAGE_SIZE
				+ "&include-private=true&include-archived=true&expand=items");
		Answer answer = this.account.call(call).blockOptional().orElseThrow();
		return new ListPage(start, this.format.page(answer.body(), this.clock.instant()));
	}

	private static boolean tellsNoSession(Throwable ex) {
		return ex instanceof HipChatException failed && switch (failed.failure()) {
			case NOT_FOUND, NOT_ALLOWED, SCOPE, INVALID -> true;
			default -> false;
		};
	}

	/**
	 * A list page and where it starts.
	 */
	private record ListPage(int start, Page content) {

		int next() {
			return this.start + this.content.rooms().size();
		}

		/**
		 * HipChat names a next page only where there is one, and an empty page ends the
		 * list whatever it names.
		 */
		boolean last() {
			return this.content.rooms().isEmpty() || !this.content.more();
		}

	}

}
