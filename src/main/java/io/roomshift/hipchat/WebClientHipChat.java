package io.roomshift.hipchat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.roomshift.hipchat.Transport.Answer;
import io.roomshift.hipchat.Transport.Call;
import io.roomshift.hipchat.WireFormat.Page;
import io.roomshift.room.Plural;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.util.UriUtils;

/**
 * HipChat's API v2 by way of a transport.
 */
final class WebClientHipChat implements HipChat {

	/** The most that HipChat gives (its method page: "Valid length range: 0 - 1000"). */
	private static final int PAGE_SIZE = 1000;

	private final Account account;

	private final WireFormat format = new WireFormat();

	private final InstantSource clock;

	WebClientHipChat(Account account, InstantSource clock) {
		this.account = account;
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
		return this.account.call(call, (answer) -> this.format.session(answer.body()))
			.onErrorResume(WebClientHipChat::tellsNoSession, (ex) -> Mono.just(Session.UNKNOWN))
			.toFuture();
	}

	@Override
	public Stream<ListedRoom> rooms() {
		return Stream.iterate(page(0), (page) -> page != null, this::following)
			.flatMap((page) -> page.content().rooms().stream());
	}

	@Override
	public CompletableFuture<Room> room(RoomId id) {
		return this.account.call(Call.get("/v2/room/" + id), (answer) -> this.format.room(id, answer.body()))
			.toFuture();
	}

	@Override
	public CompletableFuture<Void> update(Room room) {
		Call call = Call.put("/v2/room/" + room.id(), this.format.roomBody(room));
		return this.account.call(call, Answer::status).then().toFuture();
	}

	@Override
	public CompletableFuture<Void> post(RoomId room, Notification notification) {
		Call call = Call.post("/v2/room/" + room + "/notification", this.format.notificationBody(notification));
		return this.account.call(call, Answer::status).then().toFuture();
	}

	@Override
	public CompletableFuture<List<Message>> latest(RoomId room) {
		Call call = Call.get("/v2/room/" + room + "/history/latest?max-results=" + PAGE_SIZE)
			.shownAs("/v2/room/" + room + "/history/latest");
		return this.account.call(call, (answer) -> this.format.messages(room, answer.body())).toFuture();
	}

	@Override
	public CallCounts counts() {
		return this.account.counts();
	}

	@Override
	public void stop() {
		this.account.stop();
	}

	/**
	 * The page after this one, null after the last.
	 * @throws HipChatException when the server gives the same page again, which it would
	 * do for ever
	 */
	private @Nullable ListPage following(ListPage page) {
		if (page.last()) {
			return null;
		}
		ListPage next = page(page.next());
		if (next.begins(page)) {
			throw new HipChatException(Failure.UNREADABLE, 200, "HipChat's list of rooms does not go on after "
					+ Plural.of(page.next(), "room") + ": the same ones come again. Look at the proxy before HipChat.");
		}
		return next;
	}

	private ListPage page(int start) {
		Call call = Call
			.get("/v2/room?start-index=" + start + "&max-results=" + PAGE_SIZE
					+ "&include-private=true&include-archived=true&expand=items")
			.shownAs("/v2/room");
		return HipChatException.join(this.account.call(call, (answer) -> listPage(start, answer)).toFuture());
	}

	private ListPage listPage(int start, Answer answer) {
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

		boolean begins(ListPage other) {
			return !this.content.rooms().isEmpty()
					&& this.content.rooms().get(0).id().equals(other.content.rooms().get(0).id());
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
