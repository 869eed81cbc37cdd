package io.roomshift.hipchat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

import io.roomshift.hipchat.Transport.Answer;
import io.roomshift.hipchat.Transport.Call;
import io.roomshift.hipchat.budget.RateBudget;
import io.roomshift.hipchat.budget.RateBudget.Permit;
import io.roomshift.hipchat.budget.RateHeaders;
import io.roomshift.hipchat.settings.Token;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A token with its call budget: makes calls, waits, and tries again what may be tried
 * again.
 */
final class Account {

	private static final int RETRIES = 4;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final Duration RETRY_FOR = Duration.ofMinutes(2);

	private static final int TOO_MANY_REQUESTS = 429;

	private final Token token;

	private final Transport transport;

	private final RateBudget budget;

	private final ErrorAnswers errors;

	private final InstantSource clock;

	private final CallListener listener;

	private final LongAdder gets = new LongAdder();

	private final LongAdder puts = new LongAdder();

	private final LongAdder throttled = new LongAdder();

	Account(Token token, Transport transport, RateBudget budget, ErrorAnswers errors, InstantSource clock,
			CallListener listener) {
		this.token = token;
		this.transport = transport;
		this.budget = budget;
		this.errors = errors;
		this.clock = clock;
		this.listener = listener;
	}

	/**
	 * Makes the call until it succeeds or fails for good. A throttled call waits and goes
	 * again however often; a call that reads is tried five times within two minutes; an
	 * update only where nothing of it can have reached the server.
	 */
	Mono<Answer> call(Call call) {
		return Mono.defer(() -> {
			Instant deadline = this.clock.instant().plus(RETRY_FOR);
			return once(call).retryWhen(Retry.indefinitely().filter(Account::isThrottled))
				.retryWhen(Retry.backoff(RETRIES, FIRST_PAUSE)
					.maxBackoff(LONGEST_PAUSE)
					.filter((ex) -> mayRetry(call, ex) && this.clock.instant().isBefore(deadline))
					.doBeforeRetry((signal) -> this.listener.retrying(call.toString(),
							String.valueOf(signal.failure().getMessage())))
					.onRetryExhaustedThrow((spec, signal) -> signal.failure()));
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

	private Mono<Answer> once(Call call) {
		return this.budget.acquire().flatMap((permit) -> {
			(call.reads() ? this.gets : this.puts).increment();
			return this.transport.send(call, this.token)
				.doOnNext((answer) -> spend(permit, answer))
				.doFinally((signal) -> permit.lost());
		}).flatMap((answer) -> answer.successful() ? Mono.just(answer) : Mono.error(this.errors.from(call, answer)));
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
