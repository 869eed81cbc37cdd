package io.roomshift.hipchat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A call that did not do what it was made for; its message is a sentence for an operator.
 */
public class HipChatException extends RuntimeException {

	private final Failure failure;

	private final int status;

	/**
	 * Creates the exception.
	 * @param failure the kind
	 * @param status the HTTP status, 0 when no answer came
	 * @param message what happened and what to do, without any secret
	 * @param cause the technical cause, if any
	 */
	public HipChatException(Failure failure, int status, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.failure = failure;
		this.status = status;
	}

	/**
	 * Creates an exception without a technical cause.
	 * @param failure the kind
	 * @param status the HTTP status, 0 when no answer came
	 * @param message what happened and what to do, without any secret
	 */
	public HipChatException(Failure failure, int status, String message) {
		this(failure, status, message, null);
	}

	public Failure failure() {
		return this.failure;
	}

	/**
	 * The HTTP status, 0 when no answer came.
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The exception with which a future of {@link HipChat} ended.
	 * @throws IllegalStateException when it ended with another: a fault of the program
	 */
	public static HipChatException of(Throwable thrown) {
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof HipChatException exception) {
			return exception;
		}
		throw new IllegalStateException("A call ended unexpectedly", cause);
	}

	/**
	 * Goes on with what a call gave, or with how it failed.
	 */
	@SuppressWarnings("FutureReturnValueIgnored") // the inner future is what is returned
	public static <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> then(
			CompletableFuture<T> call, Function<T, CompletableFuture<R>> whenAnswered,
			Function<HipChatException, CompletableFuture<R>> whenFailed) {
		CompletableFuture<CompletableFuture<R>> next = call
			.handle((answer, thrown) -> (thrown == null) ? whenAnswered.apply(answer) : whenFailed.apply(of(thrown)));
		return next.thenCompose(Function.identity());
	}

	/**
	 * Waits for a call.
	 * @throws HipChatException with which the call ended
	 */
	public static <T> T join(CompletableFuture<T> call) {
		try {
			return call.join();
		}
		catch (CompletionException ex) {
			throw of(ex);
		}
	}

}
