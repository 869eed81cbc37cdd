package io.roomshift.report.html;

import java.util.List;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Tally;
import io.roomshift.report.CauseCount;
import io.roomshift.report.Contents;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;

/**
 * How the run ended, in a word and in a sentence.
 *
 * @param word the word
 * @param tone what kind of news it is: {@code good}, {@code bad} or {@code open}
 * @param sentence the sentence
 */
record Verdict(String word, String tone, String sentence) {

	static Verdict of(Contents contents) {
		Summary.Rooms rooms = contents.summary().rooms();
		Long undoneBy = contents.run().undoneBy();
		if (undoneBy != null) {
			return new Verdict("Taken back", "open",
					"Run " + undoneBy + " gave " + of(rooms.undone(), rooms.total()) + " back what this run changed");
		}
		return switch (contents.summary().state()) {
			case "completed" ->
				new Verdict("Completed", "good", done(contents.run().request().undoes(), rooms.total()));
			case "completed_with_failures" ->
				new Verdict("Finished with failures", "bad", look(rooms, contents.causes()));
			case "stopped" -> new Verdict("Stopped part-way", "bad", left(rooms));
			case "refused" -> new Verdict("Not begun", "bad", left(rooms));
			default -> new Verdict("Interrupted", "open", left(rooms));
		};
	}

	private static String done(@Nullable Long undoes, int rooms) {
		String all = (rooms == 1) ? "The room" : "All " + Figures.count(rooms) + " rooms";
		return (undoes != null) ? all + ((rooms == 1) ? " has" : " have") + " back what run " + undoes + " changed"
				: all + ((rooms == 1) ? " is" : " are") + " as the mapping says";
	}

	private static String left(Summary.Rooms rooms) {
		return (rooms.pending() == 0) ? "All rooms were tried; the run did not come to its end"
				: of(rooms.pending(), rooms.total()) + ((rooms.pending() == 1) ? " is" : " are") + " still to be done";
	}

	private static String look(Summary.Rooms rooms, List<CauseCount> causes) {
		int differing = causes.stream()
			.filter((cause) -> cause.cause().equals(Cause.DRIFTED_FIELDS.word()))
			.mapToInt(CauseCount::count)
			.sum();
		int look = rooms.failed() + rooms.skipped() + differing;
		Tally.Told told = rooms.told();
		if (look == 0 && told != null) {
			return "All rooms are renamed; " + of(told.failed() + told.unsure(), rooms.total())
					+ ((told.failed() + told.unsure() == 1) ? " was" : " were") + " not surely told";
		}
		return of(look, rooms.total()) + ((look == 1) ? " needs" : " need") + " a look";
	}

	private static String of(int some, int all) {
		return Figures.count(some) + " of " + Figures.count(all, "room");
	}

}
