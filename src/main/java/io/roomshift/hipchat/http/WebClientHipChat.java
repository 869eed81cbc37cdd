package io.roomshift.hipchat.http;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.Session;
import io.roomshift.hipchat.TokenBudget;
import io.roomshift.hipchat.http.Transport.Answer;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * HipChat's API v2 by way of a transport.
 */
final class WebClientHipChat implements HipChat {

	private final Accounts accounts;

	private final WireFormat format = new WireFormat();

	private final InstantSource clock;

	WebClientHipChat(Accounts accounts, InstantSource clock) {
		this.accounts = accounts;
		this.clock = clock;
	}

	@Override
	public CompletableFuture<Map<String, Session>> sessions() {
		return Flux.fromIterable(this.accounts.inUse())
			.flatMapSequential(
					(account) -> session(account).map((session) -> Map.entry(account.token().fingerprint(), session))
						.onErrorResume((ex) -> gone(account), (ex) -> Mono.empty()))
			.<Map<String, Session>>collect(LinkedHashMap::new,
					(all, session) -> all.put(session.getKey(), session.getValue()))
			.toFuture();
	}

	private Mono<Session> session(Account account) {
		Call call = Call.session(account.token());
		return this.accounts.callBy(account, call, (answer) -> this.format.session(answer.body()))
			.onErrorResume(WebClientHipChat::tellsNoSession, (ex) -> Mono.just(Session.UNKNOWN));
	}

	@Override
	public void setAside(String fingerprint, String why) {
		this.accounts.inUse()
			.stream()
			.filter((account) -> account.token().fingerprint().equals(fingerprint))
			.forEach((account) -> this.accounts.setAside(account, why));
	}

	@Override
	public Stream<ListedRoom> rooms() {
		return new RoomList(this.accounts, this.format, this.clock).rooms();
	}

	@Override
	public CompletableFuture<Room> room(RoomId id) {
		return this.accounts.call(Call.get("/v2/room/" + id), (answer) -> this.format.room(id, answer.body()))
			.toFuture();
	}

	@Override
	public CompletableFuture<ListedRoom> listed(RoomId id) {
		return this.accounts
			.call(Call.get("/v2/room/" + id), (answer) -> this.format.listed(id, answer.body(), this.clock.instant()))
			.toFuture();
	}

	@Override
	public CompletableFuture<Void> update(Room room, Consumer<String> sender) {
		Call call = Call.put("/v2/room/" + room.id(), this.format.roomBody(room));
		return this.accounts.call(call, Answer::status, (account) -> sender.accept(account.token().fingerprint()))
			.then()
			.toFuture();
	}

	@Override
	public CallCounts counts() {
		return this.accounts.counts();
	}

	@Override
	public List<TokenBudget> budgets() {
		return this.accounts.budgets();
	}

	@Override
	public void stop() {
		this.accounts.stop();
	}

	private boolean gone(Account account) {
		return !this.accounts.inUse().contains(account);
	}

	private static boolean tellsNoSession(Throwable ex) {
		return ex instanceof HipChatException failed && switch (failed.failure()) {
			case NOT_FOUND, NOT_ALLOWED, SCOPE, INVALID -> true;
			default -> false;
		};
	}

}
