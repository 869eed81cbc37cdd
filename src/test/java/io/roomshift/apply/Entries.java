package io.roomshift.apply;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.EntryState;
import io.roomshift.plan.Chain;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Step;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;

/**
 * Entries as the plan of a mapping makes them.
 */
public final class Entries {

	private Entries() {
	}

	public static Wish wish(int line, long room, String newName) {
		return wish(line, room, newName, FieldWishes.NONE);
	}

	public static Wish wish(int line, long room, String newName, FieldWishes fields) {
		return new Wish(line, RoomId.of(room), RoomName.of(newName), null, fields);
	}

	/**
	 * The entries of all chains of the mapping's plan.
	 */
	static List<Entry> planned(long run, List<Wish> wishes, List<KnownRoom> rooms) {
		Plan plan = Planner.plan(wishes, rooms, ParkingNames.ofRun(run));
		List<Entry> entries = new ArrayList<>();
		for (int number = 0; number < plan.chains().size(); number++) {
			entries.addAll(entries(run, number + 1, plan.chains().get(number)));
		}
		return entries;
	}

	private static List<Entry> entries(long run, int number, Chain chain) {
		List<Entry> entries = new ArrayList<>();
		for (Step step : chain.steps()) {
			Place place = new Place(number, entries.size(), chain.ring());
			entries.add(new Entry(run, step.wish(), place, step.from(), step.parking(), EntryState.PLANNED, null, null,
					Outcome.NONE));
		}
		return entries;
	}

}
