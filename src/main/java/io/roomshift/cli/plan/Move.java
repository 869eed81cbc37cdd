package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.plan.Chain;
import io.roomshift.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * One change of one room's name, as it is shown.
 *
 * @param room the room's id
 * @param from its name before; empty when that is a parking name
 * @param to its name then, or what happens instead
 * @param note what else there is to know; empty for nothing
 * @param step the step that it belongs to; null when it does not end it
 */
record Move(String room, String from, String to, String note, @Nullable Step step) {

	private static final String PARKING = "roomshift-<run>-";

	/**
	 * The changes of a chain in the order in which they are made: in a ring, one room
	 * parks first and takes its name last.
	 */
	static List<Move> of(Chain chain) {
		List<Move> moves = new ArrayList<>();
		chain.parked()
			.ifPresent(
					(step) -> moves.add(new Move(id(step), step.from().quoted(), PARKING + id(step), "parks", null)));
		for (Step step : chain.steps()) {
			boolean parked = chain.parked().filter(step::equals).isPresent();
			moves.add(new Move(id(step), parked ? "" : step.from().quoted(),
					step.isRename() ? step.to().quoted() : "keeps its name",
					step.isRename() ? "" : "other fields change", step));
		}
		return moves;
	}

	private static String id(Step step) {
		return step.wish().room().toString();
	}

}
