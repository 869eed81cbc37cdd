package io.roomshift.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.roomshift.plan.Conflict.NameNotExpected;
import io.roomshift.plan.Conflict.RoomMissing;
import io.roomshift.plan.Conflict.SameName;

/**
 * Decides for every wish whether it can be granted, and in which order.
 */
public final class Planner {

	private final Rooms rooms;

	private final Claims claims;

	private final Renames renames;

	private final List<Wish> already = new ArrayList<>();

	private final List<Chain> chains = new ArrayList<>();

	private final List<Conflict> conflicts = new ArrayList<>();

	private Planner(List<Wish> byLine, Collection<KnownRoom> rooms) {
		this.rooms = new Rooms(rooms);
		this.claims = new Claims(byLine, this::isRight);
		this.renames = new Renames(this.rooms);
	}

	/**
	 * Makes a plan; it depends on what is given alone, and not on its order.
	 * <p>
	 * A name belongs to the room that holds it until that room is renamed. Two wishes for
	 * one name stand against each other even if one of them can't be granted for another
	 * reason: the mapping contradicts itself, and only its author can tell which of the
	 * two is meant. A room that an earlier run left on its parking name is taken to have
	 * the name that its row expects.
	 * @param wishes at most one for each room
	 * @param rooms all rooms that are known, archived ones included
	 * @param parking makes temporary names
	 * @return the plan, in which every wish has its place
	 * @throws IllegalArgumentException when a room has two wishes, or is given twice and
	 * not the same
	 */
	public static Plan plan(List<Wish> wishes, Collection<KnownRoom> rooms, ParkingNames parking) {
		List<Wish> byLine = wishes.stream().sorted(Wish.BY_LINE).toList();
		Planner planner = new Planner(byLine, rooms);
		byLine.forEach(planner::judge);
		planner.conflicts.addAll(planner.renames.removeBlocked());
		FreeNames freeNames = new FreeNames(parking, planner.rooms.keys(), planner.claims.keys());
		planner.chains.addAll(Chains.of(planner.renames, freeNames));
		return planner.result();
	}

	private void judge(Wish wish) {
		this.rooms.find(wish.room())
			.ifPresentOrElse((room) -> judge(wish, room), () -> this.conflicts.add(new RoomMissing(wish)));
	}

	private void judge(Wish wish, KnownRoom room) {
		if (isRight(wish)) {
			settle(wish, room);
			return;
		}
		Optional<Wish> rival = this.claims.rivalOf(wish);
		if (!isExpected(wish, room)) {
			this.conflicts.add(new NameNotExpected(wish, room.name()));
		}
		else if (rival.isPresent()) {
			this.conflicts.add(new SameName(wish, rival.get()));
		}
		else {
			this.renames.add(Rename.of(wish, room));
		}
	}

	private void settle(Wish wish, KnownRoom room) {
		if (wish.fields().isEmpty()) {
			this.already.add(wish);
		}
		else {
			this.chains.add(new Chain(List.of(new Step(wish, room.name(), null)), false));
		}
	}

	private boolean isRight(Wish wish) {
		return this.rooms.find(wish.room()).filter((room) -> room.name().equals(wish.newName())).isPresent();
	}

	private static boolean isExpected(Wish wish, KnownRoom room) {
		return wish.expectedName() == null || room.name().readsAs(wish.expectedName()) || ParkingNames.isParked(room);
	}

	private Plan result() {
		this.chains.sort(Comparator.comparingInt(Chain::firstLine));
		this.conflicts.sort(Comparator.comparing(Conflict::wish, Wish.BY_LINE));
		return new Plan(this.chains, this.already, this.conflicts);
	}

}
