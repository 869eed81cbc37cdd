package io.roomshift.cli.rooms;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.ledger.Run;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What a command on all rooms came to.
 *
 * @param exitCode the exit code
 * @param text what there is to say, for people
 * @param rooms rooms by what is to be done with them
 * @param calls the calls that were made
 * @param next the command to give next; null when there is none
 */
record Result(int exitCode, List<String> text, Summary.Rooms rooms, CallCounts calls, @Nullable String next) {

	Result {
		text = List.copyOf(text);
	}

	/**
	 * A command that was refused, of which everything was told.
	 */
	static Result refused(int exitCode) {
		return new Result(exitCode, List.of(), new Summary.Rooms(0, 0, 0, 0, 0, 0), CallCounts.NONE, null);
	}

	/**
	 * Shows it on stdout, or beside it when that carries the file or the JSON.
	 */
	void show(RoomWords words, Instant started) {
		Console console = words.console();
		boolean beside = words.output().json() || words.file() == null;
		lines(words.file()).forEach(beside ? console::progress : console::result);
		if (words.output().json()) {
			console.result(summary(words, started).json());
		}
	}

	private List<String> lines(@Nullable Path file) {
		List<String> lines = new ArrayList<>(this.text);
		if (!lines.isEmpty()) {
			lines.add("Calls     " + this.calls.total() + ", " + this.calls.throttled() + " throttled");
			if (file != null) {
				lines.add("File      " + file);
			}
		}
		if (this.next != null) {
			lines.add("Next      " + this.next);
		}
		return lines;
	}

	private Summary summary(RoomWords words, Instant started) {
		Run.Calls made = new Run.Calls(this.calls.get(), this.calls.put(), this.calls.throttled());
		return new Summary(null, words.command(), state(), this.exitCode, String.valueOf(words.file()), started,
				Instant.now(), this.rooms, new Summary.Verified(0, 0), made, null, this.next);
	}

	private String state() {
		return switch (this.exitCode) {
			case ExitCode.OK -> "completed";
			case ExitCode.DIFFERS -> "completed_with_failures";
			case ExitCode.INTERRUPTED -> "interrupted";
			default -> "refused";
		};
	}

}
