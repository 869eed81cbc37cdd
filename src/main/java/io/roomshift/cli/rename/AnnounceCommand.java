package io.roomshift.cli.rename;

import java.util.concurrent.Callable;

import io.roomshift.cli.console.TellingText;
import io.roomshift.cli.session.Result;
import io.roomshift.cli.session.Version;
import io.roomshift.job.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Tells the rooms that the last run of a mapping renamed.
 */
@Command(name = "announce", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = { "Post a message to each room that the last run of the mapping renamed, once; rename nothing.",
				"In the message {old}, {new} and {room_id} stand for the room's names and its id. A room with a text "
						+ "in the mapping's column 'message' is told that instead. What was told, here or by --announce, "
						+ "is on record: the same command goes on where it stopped, and tells no room twice." },
		footer = { "", "Examples:", "  java -jar roomshift.jar announce rooms.csv --message '{old} is now {new}.'",
				"  java -jar roomshift.jar announce rooms.csv --message-file note.txt",
				"  java -jar roomshift.jar announce rooms.csv" })
public final class AnnounceCommand implements Callable<Integer> {

	@Mixin
	private final Words.OfTelling words = new Words.OfTelling();

	@Override
	public Integer call() {
		Execution execution = Execution.hearingSignals(this.words.console());
		return Session.onMapping(this.words, (session) -> {
			Ending ending = execution.ending(session, this.words);
			TellingText text = new TellingText(ending, this.words.commandLine());
			return new Result(ending.summaryOfTelling(this.words.commandLine()), text.complaints(), text.lines());
		});
	}

}
