package io.roomshift.hipchat.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.budget.FloodControl;
import io.roomshift.hipchat.budget.RateBudget;
import io.roomshift.hipchat.budget.RateBudget.Permit;
import io.roomshift.hipchat.budget.RateHeaders;
import io.roomshift.hipchat.http.Transport.Answer;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.settings.Token;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.web.util.UriUtils;

/**
 * A token with its call budget and its counts: makes a call once.
 */
final class Account {

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int NO_ANSWER = 0;

	private final Token token;

	private final RateBudget budget;

	private final Transport transport;

	private final InstantSource clock;

	private final CallListener listener;

	private final ErrorAnswers errors = new ErrorAnswers();

	private final LongAdder gets = new LongAdder();

	private final LongAdder puts = new LongAdder();

	private final LongAdder posts = new LongAdder();

	private final LongAdder throttled = new LongAdder();

	private final Sinks.Empty<Void> stopped = Sinks.empty();

	private volatile boolean setAside;

	Account(Token token, RateBudget budget, Transport transport, InstantSource clock, CallListener listener) {
		this.token = token;
		this.budget = budget;
		this.transport = transport;
		this.clock = clock;
		this.listener = listener;
	}

	/**
	 * Makes the call; a message that came too soon after others ends when its room takes
	 * messages again.
	 * @param permit the right to make it, of this token's budget
	 * @param reader makes the result of a successful answer
	 * @param effort to which the milliseconds that it takes are added
	 */
	<T> Mono<T> once(Permit permit, Call call, Function<Answer, T> reader, AtomicLong effort) {
		return Mono.defer(() -> {
			count(call);
			return this.transport.send(call, this.token)
				.doOnNext((answer) -> answered(permit, call, answer))
				.doOnError((thrown) -> ended(permit, call, NO_ANSWER))
				.doFinally((signal) -> {
					effort.addAndGet(took(permit).toMillis());
					permit.lost();
				});
		}).flatMap((answer) -> outOfFlood(call, answer, reader));
	}

	Token token() {
		return this.token;
	}

	RateBudget budget() {
		return this.budget;
	}

	/**
	 * Marks the token as one that is of no use any more.
	 */
	void setAside() {
		this.setAside = true;
	}

	/**
	 * Lets messages that wait for their rooms end now.
	 */
	void stop() {
		this.stopped.tryEmitEmpty();
	}

	CallCounts.OfToken counts() {
		return new CallCounts.OfToken(this.token.fingerprint(), this.gets.sum(), this.puts.sum(), this.posts.sum(),
				this.throttled.sum(), this.setAside);
	}

	private void count(Call call) {
		switch (call.kind()) {
			case GET -> this.gets.increment();
			case PUT -> this.puts.increment();
			case POST -> this.posts.increment();
		}
		this.listener.leaves(kind(call));
	}

	private void answered(Permit permit, Call call, Answer answer) {
		spend(permit, answer);
		ended(permit, call, answer.status());
	}

	private void ended(Permit permit, Call call, int status) {
		this.listener.ended(kind(call), status, took(permit));
	}

	private Duration took(Permit permit) {
		return Duration.between(permit.sentAt(), this.clock.instant());
	}

	private static CallListener.Kind kind(Call call) {
		return switch (call.kind()) {
			case GET -> CallListener.Kind.READ;
			case PUT -> CallListener.Kind.UPDATE;
			case POST -> CallListener.Kind.MESSAGE;
		};
	}

	/**
	 * Reads the answer to a message at once, unless the room has had too many of them:
	 * then when it takes messages again.
	 */
	private <T> Mono<T> outOfFlood(Call call, Answer answer, Function<Answer, T> reader) {
		Optional<Duration> flood = flood(answer);
		if (flood.isEmpty()) {
			return Mono.just(read(call, answer, reader));
		}
		Duration wait = flood.get();
		if (wait.compareTo(CallListener.WORTH_TELLING) >= 0) {
			this.listener.messageWaits(this.clock.instant().plus(wait), crowded(call));
		}
		return Mono.firstWithSignal(Mono.delay(wait).then(), this.stopped.asMono())
			.then(Mono.fromCallable(() -> read(call, answer, reader)));
	}

	private static String crowded(Call call) {
		String addressee = UriUtils.decode(call.address(), StandardCharsets.UTF_8).replace('/', ' ');
		return "HipChat takes no more messages for " + addressee + " now";
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
			this.listener.throttled();
		}
		boolean budgetUsedUp = refused && flood(answer).isEmpty();
		permit.answered(RateHeaders.from(answer.headers(), this.clock.instant()), budgetUsedUp);
	}

	@Override
	public String toString() {
		return this.token.toString();
	}

}
