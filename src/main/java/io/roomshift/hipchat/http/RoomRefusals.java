package io.roomshift.hipchat.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.http.Transport.Kind;

/**
 * Which tokens may not do what with which room or person, or with any, so that HipChat is
 * asked only once.
 */
final class RoomRefusals {

	private final Map<String, List<Refusal>> byAddress = new HashMap<>();

	private final List<Refusal> ofAllRooms = new ArrayList<>();

	/**
	 * Remembers that a token may not make the call, which is about a room or a person;
	 * nor for any other, if it lacks a scope.
	 */
	synchronized void add(Call call, Account account, HipChatException answer) {
		List<Refusal> refusals = (answer.failure() == Failure.SCOPE) ? this.ofAllRooms
				: this.byAddress.computeIfAbsent(call.address(), (address) -> new ArrayList<>(1));
		refusals.add(new Refusal(account, call.kind(), call.part(), answer));
	}

	/**
	 * Those of the accounts by which the call may be tried. One that can't change a room
	 * may still be good for reading or telling it, but only if there is no better one;
	 * one that can't read it is good for nothing.
	 */
	synchronized List<Account> able(Call call, List<Account> accounts) {
		if (this.byAddress.isEmpty() && this.ofAllRooms.isEmpty()) {
			return accounts;
		}
		List<Account> able = accounts.stream()
			.filter((account) -> of(call, account).noneMatch((refusal) -> refusal.forbids(call)))
			.toList();
		List<Account> better = able.stream()
			.filter((account) -> of(call, account).noneMatch(Refusal::isOfTheRoomItself))
			.toList();
		return better.isEmpty() ? able : better;
	}

	/**
	 * Why no account is able to make the call. That a room is there says more than that
	 * it can't be seen, and both more than what a token may do with no room.
	 */
	synchronized HipChatException why(Call call) {
		List<Refusal> refusals = of(call).filter((refusal) -> refusal.forbids(call)).toList();
		HipChatException answer = weightiest(refusals, Failure.NOT_ALLOWED, Failure.NOT_FOUND, Failure.SCOPE);
		long tokens = refusals.stream().map(Refusal::account).distinct().count();
		return (tokens == 1) ? answer : new HipChatException(answer.failure(), answer.status(),
				answer.getMessage() + " HipChat refused it to each of " + tokens + " tokens.");
	}

	private static HipChatException weightiest(List<Refusal> refusals, Failure... byWeight) {
		return Stream.of(byWeight)
			.flatMap(
					(failure) -> refusals.stream().map(Refusal::answer).filter((answer) -> answer.failure() == failure))
			.findFirst()
			.orElseThrow();
	}

	private Stream<Refusal> of(Call call, Account account) {
		return of(call).filter((refusal) -> refusal.account == account);
	}

	private Stream<Refusal> of(Call call) {
		return Stream.concat(this.byAddress.getOrDefault(call.address(), List.of()).stream(), this.ofAllRooms.stream());
	}

	/**
	 * An answer that concerned one token, and one room or none.
	 */
	private record Refusal(Account account, Kind kind, String part, HipChatException answer) {

		boolean forbids(Call call) {
			return (this.kind == call.kind() && this.part.equals(call.part()))
					|| (this.kind == Kind.GET && isOfTheRoomItself());
		}

		boolean isOfTheRoomItself() {
			return this.part.isEmpty();
		}

	}

}
