package io.roomshift.hipchat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import io.roomshift.hipchat.Transport.Answer;
import io.roomshift.hipchat.Transport.Call;
import io.roomshift.hipchat.budget.FloodControl;
import io.roomshift.hipchat.budget.RateBudget;
import io.roomshift.hipchat.budget.RateBudget.Permit;
import io.roomshift.hipchat.budget.RateHeaders;
import io.roomshift.hipchat.settings.Token;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * A token with its call budget: makes calls, waits, and tries again what may be tried
 * again.
 */
final class Account {

	private static final int TOO_MANY_REQUESTS = 429;

	/**
	 * Checks a token and does nothing (HipChat's page on the API: "auth_test"); the limit
	 * is for servers that list rooms all the same.
	 */
	private static final Call TOKEN_TEST = Call.get("/v2/room?auth_test=true&max-results=1").shownAs("/v2/room");

	/** How long the answer serves, so that many refusals at once cost one call. */
	private static final Duration TOKEN_TEST_HOLDS = Duration.ofSeconds(2);

	private final Token token;

	private final Transport transport;

	private final RateBudget budget;

	private final Retries retries;

	private final InstantSource clock;

	private final CallListener listener;

	private final ErrorAnswers errors = new ErrorAnswers();

	private final Mono<Boolean> tokenIsGood = Mono.defer(this::testToken).cache(TOKEN_TEST_HOLDS);

	private final LongAdder gets = new LongAdder();

	private final LongAdder puts = new LongAdder();

	private final LongAdder posts = new LongAdder();

	private final LongAdder throttled = new LongAdder();

	private final Sinks.Empty<Void> stopped = Sinks.empty();

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
	 * unreadable answer included; an update or a message only where nothing of it can
	 * have reached the server. A refused token is tested by a call that is not about a
	 * room, for HipChat may answer the same where a good token may not touch a room.
	 * @param reader makes the result of a successful answer
	 */
	<T> Mono<T> call(Call call, Function<Answer, T> reader) {
		return persistently(call, reader).onErrorResume((ex) -> call.aboutARoom() && refusesToken(ex),
				(ex) -> this.tokenIsGood
					.flatMap((good) -> Mono.error(good ? this.errors.notForThisRoom((HipChatException) ex) : ex)));
	}

	private <T> Mono<T> persistently(Call call, Function<Answer, T> reader) {
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
		return new CallCounts(this.gets.sum(), this.puts.sum(), this.posts.sum(), this.throttled.sum());
	}

	void stop() {
		this.budget.stop();
		this.stopped.tryEmitEmpty();
	}

	/**
	 * Whether HipChat takes the token: it does when it refuses the call for another
	 * reason. While that can't be found out, the refusal is believed.
	 */
	private Mono<Boolean> testToken() {
		return persistently(TOKEN_TEST, Answer::status).map((status) -> true)
			.onErrorResume(HipChatException.class,
					(ex) -> Mono.just(ex.failure() != Failure.CREDENTIALS && !ex.failure().mayPass()));
	}

	private <T> Mono<T> once(Call call, Function<Answer, T> reader, AtomicLong effort) {
		return this.budget.acquire().flatMap((permit) -> {
			counter(call).increment();
			return this.transport.send(call, this.token)
				.doOnNext((answer) -> spend(permit, answer))
				.doFinally((signal) -> {
					effort.addAndGet(Duration.between(permit.sentAt(), this.clock.instant()).toMillis());
					permit.lost();
				});
		}).flatMap(this::outOfFlood).map((answer) -> read(call, answer, reader));
	}

	private LongAdder counter(Call call) {
		return switch (call.kind()) {
			case GET -> this.gets;
			case PUT -> this.puts;
			case POST -> this.posts;
		};
	}

	/**
	 * Hands on the answer to a message at once, unless the room has had too many of them:
	 * then when it takes messages again.
	 */
	private Mono<Answer> outOfFlood(Answer answer) {
		Optional<Duration> wait = flood(answer);
		return wait.isEmpty() ? Mono.just(answer)
				: Mono.firstWithSignal(Mono.delay(wait.get()).then(), this.stopped.asMono()).thenReturn(answer);
	}

	private Optional<Duration> flood(Answer answer) {
		return (answer.status() == TOO_MANY_REQUESTS) ? FloodControl.waitAfter(answer.headers(), this.clock.instant())
				: Optional.empty();
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
		boolean budgetUsedUp = refused && flood(answer).isEmpty();
		permit.answered(RateHeaders.from(answer.headers(), this.clock.instant()), budgetUsedUp);
	}

	private static boolean refusesToken(Throwable ex) {
		return ex instanceof HipChatException failed && failed.failure() == Failure.CREDENTIALS;
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

	/**
	 * How often, and after which pauses, a failed call is made again.
	 *
	 * @param times at most, after the first try
	 * @param firstPause the pause before the first of them; each further one is twice as
	 * long, give or take a half
	 * @param longestPause the longest pause
	 * @param effort how much time the tries may take, waits for the call budget not
	 * counted
	 */
	record Retries(int times, Duration firstPause, Duration longestPause, Duration effort) {

		static Retries standard() {
			return new Retries(4, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(2));
		}

		/**
		 * Tries again what passes the test, and fails at last as the last try did.
		 */
		RetryBackoffSpec when(Predicate<Throwable> test, Consumer<Throwable> beforeEach) {
			return Retry.backoff(this.times, this.firstPause)
				.maxBackoff(this.longestPause)
				.filter(test)
				.doBeforeRetry((signal) -> beforeEach.accept(signal.failure()))
				.onRetryExhaustedThrow((spec, signal) -> signal.failure());
		}

	}

}
