package io.roomshift.hipchat.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.TokenBudget;
import io.roomshift.hipchat.budget.CallQueue;
import io.roomshift.hipchat.budget.RateBudget;
import io.roomshift.hipchat.http.Transport.Answer;
import io.roomshift.hipchat.http.Transport.Call;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * All tokens: gives each call to one that has a call left, waits, tries again what may be
 * tried again, and goes on with another token where one is refused.
 */
final class Accounts {

	/** How long the answer serves, so that many refusals at once cost one call. */
	private static final Duration TOKEN_TEST_HOLDS = Duration.ofSeconds(2);

	private final List<Account> all;

	private final List<Account> inUse;

	private final CallQueue queue;

	private final Retries retries;

	private final CallListener listener;

	private final RoomRefusals refusals = new RoomRefusals();

	private final Map<Account, Mono<Boolean>> tokenIsGood;

	/**
	 * Puts the accounts together.
	 * @param queue in which calls wait for the budgets of these accounts
	 */
	Accounts(List<Account> accounts, CallQueue queue, Retries retries, CallListener listener) {
		this.all = List.copyOf(accounts);
		this.inUse = new CopyOnWriteArrayList<>(accounts);
		this.queue = queue;
		this.retries = retries;
		this.listener = listener;
		this.tokenIsGood = this.all.stream()
			.collect(Collectors.toUnmodifiableMap(Function.identity(),
					(account) -> Mono.defer(() -> testToken(account)).cache(TOKEN_TEST_HOLDS)));
	}

	/**
	 * Makes the call by any token until it succeeds or fails for good. A throttled call
	 * waits and goes again however often; a call that reads is tried again when its
	 * failure may pass, an unreadable answer included; an update or a message only where
	 * nothing of it can have reached the server. A refused token is tested by a call that
	 * is not about a room or a person, for HipChat may answer the same where a good token
	 * may not touch one.
	 * @param reader makes the result of a successful answer
	 * @param sender is told the account each time the call is about to leave
	 */
	<T> Mono<T> call(Call call, Function<Answer, T> reader, Consumer<Account> sender) {
		return persistently(new Errand<>(call, reader, sender, new AtomicLong()), this::byAny);
	}

	/**
	 * Makes the call by any token; it does not matter by which.
	 */
	<T> Mono<T> call(Call call, Function<Answer, T> reader) {
		return persistently(Errand.untold(call, reader), this::byAny);
	}

	/**
	 * Makes the call by this account and no other. A token that is refused is set aside
	 * all the same.
	 */
	<T> Mono<T> callBy(Account account, Call call, Function<Answer, T> reader) {
		return persistently(Errand.untold(call, reader),
				(errand) -> by(List.of(account), errand).switchIfEmpty(Mono.error(() -> gone(account))));
	}

	/**
	 * The accounts that were not set aside, at least one.
	 */
	List<Account> inUse() {
		return List.copyOf(this.inUse);
	}

	/**
	 * What the server told last of the budgets of these.
	 */
	List<TokenBudget> budgets() {
		return inUse().stream().map((account) -> {
			RateBudget.Told told = account.budget().told();
			return new TokenBudget(account.token().fingerprint(), told.left(), told.limit());
		}).toList();
	}

	/**
	 * Uses the account no more, unless it is the last one.
	 * @return whether there are others to go on with
	 */
	boolean setAside(Account account, String why) {
		int left;
		synchronized (this.inUse) {
			if (!this.inUse.contains(account)) {
				return true;
			}
			if (this.inUse.size() == 1) {
				return false;
			}
			this.inUse.remove(account);
			left = this.inUse.size();
		}
		account.setAside();
		this.listener.setAside(account.token().fingerprint(), why, left);
		this.queue.retire(account.budget());
		return true;
	}

	CallCounts counts() {
		return CallCounts.of(this.all.stream().map(Account::counts).toList());
	}

	void stop() {
		this.queue.stop();
		this.all.forEach(Account::stop);
	}

	/**
	 * Tries after the first one are prepared when it has failed, for nearly all succeed.
	 */
	private <T> Mono<T> persistently(Errand<T> errand, Function<Errand<T>, Mono<T>> once) {
		return Mono.defer(() -> once.apply(errand)).onErrorResume((failure) -> again(failure, errand, once));
	}

	private <T> Mono<T> again(Throwable failure, Errand<T> errand, Function<Errand<T>, Mono<T>> once) {
		AtomicBoolean told = new AtomicBoolean();
		return Mono.defer(() -> told.getAndSet(true) ? once.apply(errand) : Mono.<T>error(failure))
			.retryWhen(Retry.indefinitely().filter(Accounts::isThrottled))
			.retryWhen(this.retries.when((ex) -> mayRetry(errand, ex),
					(ex) -> this.listener.retrying(errand.call.toString(), String.valueOf(ex.getMessage()))));
	}

	private <T> Mono<T> byAny(Errand<T> errand) {
		List<Account> able = this.refusals.able(errand.call, inUse());
		if (able.isEmpty()) {
			return Mono.error(this.refusals.why(errand.call));
		}
		return by(able, errand).switchIfEmpty(Mono.defer(() -> byAny(errand)));
	}

	/**
	 * Makes the call once, by the account that may make it first; completes without a
	 * result when all of them were set aside before.
	 */
	private <T> Mono<T> by(List<Account> choice, Errand<T> errand) {
		List<RateBudget> budgets = new ArrayList<>(choice.size());
		for (Account account : choice) {
			budgets.add(account.budget());
		}
		return this.queue.acquire(budgets, !errand.call.reads()).flatMap((permit) -> {
			Account account = choice.get(budgets.indexOf(permit.budget()));
			errand.sender.accept(account);
			return account.once(permit, errand.call, errand.reader, errand.effort)
				.onErrorResume(HipChatException.class, (ex) -> meaning(errand.call, account, ex)
					.flatMap((meant) -> othersMayGoOn(errand.call, account, meant) ? Mono.empty() : Mono.error(meant)));
		});
	}

	private Mono<HipChatException> meaning(Call call, Account account, HipChatException answer) {
		Mono<Boolean> good = this.tokenIsGood.get(account);
		if (answer.failure() != Failure.CREDENTIALS || !call.addressed() || good == null) {
			return Mono.just(answer);
		}
		return good.map((takes) -> takes ? ErrorAnswers.notForThis(call, answer) : answer);
	}

	/**
	 * Whether HipChat takes the token: it does when it refuses the call for another
	 * reason. While that can't be found out, the refusal is believed.
	 */
	private Mono<Boolean> testToken(Account account) {
		return persistently(Errand.untold(Call.TOKEN_TEST, Answer::status),
				(test) -> this.queue.acquire(List.of(account.budget()), true)
					.flatMap((permit) -> account.once(permit, test.call, test.reader, test.effort)))
			.map((status) -> true)
			.onErrorResume(HipChatException.class,
					(ex) -> Mono.just(ex.failure() != Failure.CREDENTIALS && !ex.failure().mayPass()))
			.defaultIfEmpty(false);
	}

	private boolean othersMayGoOn(Call call, Account account, HipChatException answer) {
		return switch (answer.failure()) {
			case CREDENTIALS -> refused(account, answer);
			case SCOPE -> call.addressed() && lacksScope(call, account, answer);
			case NOT_ALLOWED, NOT_FOUND -> call.addressed() && remembered(call, account, answer);
			default -> false;
		};
	}

	private boolean refused(Account account, HipChatException answer) {
		account.setAside();
		return setAside(account, String.valueOf(answer.getMessage()));
	}

	/**
	 * A token that can't read or change rooms is of no use; one that can't tell them may
	 * still rename them.
	 */
	private boolean lacksScope(Call call, Account account, HipChatException answer) {
		return call.part().isEmpty() ? setAside(account, String.valueOf(answer.getMessage()))
				: remembered(call, account, answer);
	}

	/**
	 * What the only token may not do need not be remembered.
	 */
	private boolean remembered(Call call, Account account, HipChatException answer) {
		if (this.all.size() > 1) {
			this.refusals.add(call, account, answer);
		}
		return this.all.size() > 1;
	}

	private static HipChatException gone(Account account) {
		return new HipChatException(Failure.CREDENTIALS, 0, "The " + account.token() + " is not used any more.");
	}

	private static boolean isThrottled(Throwable ex) {
		return ex instanceof HipChatException failed && failed.failure() == Failure.THROTTLED;
	}

	private boolean mayRetry(Errand<?> errand, Throwable ex) {
		return errand.effort.get() < this.retries.effort().toMillis() && ex instanceof HipChatException failed
				&& switch (failed.failure()) {
					case UNREACHABLE -> true;
					case TRANSIENT -> errand.call.reads();
					default -> false;
				};
	}

	/**
	 * A call on its way.
	 *
	 * @param call the call
	 * @param reader makes the result of a successful answer
	 * @param sender is told the account each time the call is about to leave
	 * @param effort the milliseconds that it took so far, waits not counted
	 */
	private record Errand<T>(Call call, Function<Answer, T> reader, Consumer<Account> sender, AtomicLong effort) {

		/**
		 * A call of which nobody asks by which account it leaves.
		 */
		static <T> Errand<T> untold(Call call, Function<Answer, T> reader) {
			return new Errand<>(call, reader, (sender) -> {
			}, new AtomicLong());
		}

	}

}
