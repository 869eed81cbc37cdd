package io.roomshift.cli.rooms;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.Progress;
import io.roomshift.cli.session.Application;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Interrupts;
import io.roomshift.cli.session.Refusals;
import io.roomshift.cli.session.Rehearsal;
import io.roomshift.cli.session.Result;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;

import org.springframework.context.support.GenericApplicationContext;

/**
 * Everything that a command on all rooms works with.
 */
final class RoomSession implements AutoCloseable {

	private final RoomWords words;

	private final Instant started;

	private final Progress progress;

	private @Nullable Rehearsal rehearsal;

	private @Nullable Application application;

	private @Nullable CompletableFuture<Void> stop;

	private RoomSession(RoomWords words, Instant started) {
		this.words = words;
		this.started = started;
		this.progress = new Progress(words.console(), Clock.systemUTC(), words.output().verbose());
	}

	/**
	 * Runs a command and shows what it came to.
	 * @param words what the operator asked
	 * @param work does the command's work
	 * @return the exit code
	 */
	static int run(RoomWords words, Function<RoomSession, Result> work) {
		words.check();
		words.output().applyTo(words.console());
		CompletableFuture<Void> interrupted = new CompletableFuture<>();
		Interrupts.onFirst(words.console(), () -> interrupted.complete(null));
		Instant started = Instant.now();
		Result result;
		try (RoomSession session = new RoomSession(words, started)) {
			session.open(interrupted);
			result = work.apply(session);
		}
		catch (RuntimeException ex) {
			result = new Result(
					words.summary(explain(ex, words.console()), started, Summary.Rooms.NONE, CallCounts.NONE, null),
					List.of(), List.of());
		}
		return result.show(words.console(), words.output().json(), words.file() == null);
	}

	private static int explain(RuntimeException ex, Console console) {
		if (ex instanceof HipChatException failed && failed.failure() == Failure.STOPPED) {
			console.error("Interrupted. Run the same command again; it begins anew.");
			return ExitCode.INTERRUPTED;
		}
		return Refusals.explain(ex, console);
	}

	private void open(CompletableFuture<Void> interrupted) {
		Application started = Application.start(this::prepare);
		this.application = started;
		started.get(HipChatSettings.class).warnings().forEach(this.progress::warning);
		HipChat hipChat = hipChat();
		this.stop = interrupted.thenRun(hipChat::stop);
	}

	private void prepare(GenericApplicationContext context) {
		context.registerBean(Progress.class, () -> this.progress);
		if (this.words.simulate()) {
			Rehearsal started = Rehearsal.ofCompany(Rehearsal.stateDirectory(context.getEnvironment()));
			this.rehearsal = started;
			Application.override(context, started.settings());
			this.words.console().progress("These are the rooms of the built-in simulator; no HipChat is asked.");
		}
	}

	/**
	 * Reads the list of rooms, page by page.
	 * @throws HipChatException when HipChat can't be asked, or no token may list
	 */
	void list(Consumer<ListedRoom> reader) {
		Counter counter = new Counter(this.words.console(), this.words.file() != null, Clock.systemUTC());
		try (Stream<ListedRoom> rooms = hipChat().rooms()) {
			rooms.peek((room) -> counter.add()).forEachOrdered(reader);
		}
	}

	HipChat hipChat() {
		if (this.application == null) {
			throw new IllegalStateException("The session was not opened");
		}
		return this.application.get(HipChat.class);
	}

	/**
	 * What the command came to.
	 * @param text what there is to say of the rooms
	 * @param rooms rooms by what is to be done with them
	 * @param next the command to give next; null when there is none
	 */
	Result result(int exitCode, List<String> text, Summary.Rooms rooms, @Nullable String next) {
		CallCounts calls = hipChat().counts();
		List<String> lines = new ArrayList<>(text);
		lines.add("Calls     " + calls.total() + ", " + calls.throttled() + " throttled");
		if (this.words.file() != null) {
			lines.add("File      " + this.words.file());
		}
		if (next != null) {
			lines.add("Next      " + next);
		}
		return new Result(this.words.summary(exitCode, this.started, rooms, calls, next), List.of(), lines);
	}

	void warning(String sentence) {
		this.progress.warning(sentence);
	}

	@Override
	public void close() {
		if (this.stop != null) {
			this.stop.cancel(false);
		}
		this.progress.close();
		if (this.application != null) {
			this.application.close();
		}
		if (this.rehearsal != null) {
			this.rehearsal.close();
		}
	}

}
