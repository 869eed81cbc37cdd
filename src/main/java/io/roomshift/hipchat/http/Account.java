package io.roomshift.hipchat.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.budget.RateBudget;
import io.roomshift.hipchat.budget.RateBudget.Permit;
import io.roomshift.hipchat.budget.RateHeaders;
import io.roomshift.hipchat.http.Transport.Answer;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.settings.Token;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A token with its call budget: makes calls, waits, and tries again what may be tried
 * again.
 */
final class Account {

	private static final int TOO_MANY_REQUESTS = 429;

	private final Token token;

	private final Transport transport;

	private final RateBudget budget;

	private final Retries retries;

	private final InstantSource clock;

	private final CallListener listener;

	private final ErrorAnswers errors = new ErrorAnswers();

	private final LongAdder gets = new LongAdder();

	private final LongAdder puts = new LongAdder();

	private final LongAdder throttled = new LongAdder();

	Account(Token token, Transport transport, RateBudget budget, Retries retries, InstantSource clock,
			CallListener listener) {
		this.token = token;
		this.transport = transport;
		this.budget = budget;
		this.retries = retries;
		this.clock = clock;
		this.listener = listener;
	}

	/**
	 * Makes the call until it succeeds or fails for good. A throttled call waits and goes
	 * again however often; a call that reads is tried again when its failure may pass, an
	 * unreadable answer included; an update only where nothing of it can have reached the
	 * server.
	 * @param reader makes the result of a successful answer
	 */
	<T> Mono<T> call(Call call, Function<Answer, T> reader) {
		return Mono.defer(() -> {
			AtomicLong effort = new AtomicLong();
			return once(call, reader, effort).retryWhen(Retry.indefinitely().filter(Account::isThrottled))
				.retryWhen(
						this.retries.when((ex) -> mayRetry(call, ex) && effort.get() < this.retries.effort().toMillis(),
								(ex) -> this.listener.retrying(call.toString(), String.valueOf(ex.getMessage()))));
		});
	}

	Token token() {
		return this.token;
	}

	CallCounts counts() {
		return new CallCounts(this.gets.sum(), this.puts.sum(), this.throttled.sum());
	}

	void stop() {
		this.budget.stop();
	}

	private <T> Mono<T> once(Call call, Function<Answer, T> reader, AtomicLong effort) {
		return this.budget.acquire().flatMap((permit) -> {
			(call.reads() ? this.gets : this.puts).increment();
			return this.transport.send(call, this.token)
				.doOnNext((answer) -> spend(permit, answer))
				.doFinally((signal) -> {
					effort.addAndGet(Duration.between(permit.sentAt(), this.clock.instant()).toMillis());
					permit.lost();
				});
		}).map((answer) -> read(call, answer, reader));
	}

	private <T> T read(Call call, Answer answer, Function<Answer, T> reader) {
		if (!answer.successful()) {
			throw this.errors.from(call, answer);
		}
		return reader.apply(answer);
	}

	private void spend(Permit permit, Answer answer) {
		boolean refused = answer.status() == TOO_MANY_REQUESTS;
		if (refused) {
			this.throttled.increment();
		}
		permit.answered(RateHeaders.from(answer.headers(), this.clock.instant()), refused);
	}

	private static boolean isThrottled(Throwable ex) {
		return ex instanceof HipChatException failed && failed.failure() == Failure.THROTTLED;
	}

	private static boolean mayRetry(Call call, Throwable ex) {
		return ex instanceof HipChatException failed && switch (failed.failure()) {
			case UNREACHABLE -> true;
			case TRANSIENT -> call.reads();
			default -> false;
		};
	}

}
