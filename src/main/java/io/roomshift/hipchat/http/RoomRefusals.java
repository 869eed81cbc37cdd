package io.roomshift.hipchat.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.http.Transport.Kind;

/**
 * Which tokens may not do what with which room, so that HipChat is asked only once.
 */
final class RoomRefusals {

	private final Map<String, List<Refusal>> byRoom = new HashMap<>();

	/**
	 * Remembers that a token may not make the call, which is about a room.
	 */
	synchronized void add(Call call, Account account, HipChatException answer) {
		this.byRoom.computeIfAbsent(call.room(), (room) -> new ArrayList<>(1))
			.add(new Refusal(account, call.kind(), answer));
	}

	/**
	 * Those of the accounts by which the call may be tried. One that can't change a room
	 * may still be good for reading it, but only if there is no better one; one that
	 * can't read it is good for nothing.
	 */
	synchronized List<Account> able(Call call, List<Account> accounts) {
		List<Refusal> refusals = this.byRoom.getOrDefault(call.room(), List.of());
		List<Account> good = accounts.stream()
			.filter((account) -> refusals.stream().noneMatch((refusal) -> refusal.account == account))
			.toList();
		return !good.isEmpty() ? good
				: accounts.stream()
					.filter((account) -> refusals.stream()
						.noneMatch((refusal) -> refusal.account == account && refusal.forbids(call.kind())))
					.toList();
	}

	/**
	 * Why no account is able to make the call. That a room is there says more than that
	 * it can't be seen.
	 */
	synchronized HipChatException why(Call call) {
		List<Refusal> refusals = this.byRoom.getOrDefault(call.room(), List.of())
			.stream()
			.filter((refusal) -> refusal.forbids(call.kind()))
			.toList();
		HipChatException answer = refusals.stream()
			.map(Refusal::answer)
			.filter((candidate) -> candidate.failure() == Failure.NOT_ALLOWED)
			.findFirst()
			.orElseGet(() -> refusals.get(refusals.size() - 1).answer);
		long tokens = refusals.stream().map(Refusal::account).distinct().count();
		return (tokens == 1) ? answer : new HipChatException(answer.failure(), answer.status(),
				answer.getMessage() + " HipChat refused it to each of " + tokens + " tokens.");
	}

	/**
	 * An answer that concerned one token and one room.
	 */
	private record Refusal(Account account, Kind kind, HipChatException answer) {

		boolean forbids(Kind wanted) {
			return this.kind == wanted || this.kind == Kind.GET;
		}

	}

}
