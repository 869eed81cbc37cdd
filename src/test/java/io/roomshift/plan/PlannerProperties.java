package io.roomshift.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

import static org.assertj.core.api.Assertions.assertThat;

class PlannerProperties {

	private static final ParkingNames PARKING = ParkingNames.ofRun(1);

	@Provide
	Arbitrary<World> worlds() {
		return World.any();
	}

	@Property
	void everyPlanRunsWithoutARefusalAndEndsAsWished(@ForAll("worlds") World world, @ForAll boolean strict,
			@ForAll Random random) {
		Plan plan = plan(world);
		List<Chain> chains = new ArrayList<>(plan.chains());
		Collections.shuffle(chains, random);
		ModelServer server = new ModelServer(world.rooms(), strict);

		server.carryOut(new Plan(chains, plan.already(), plan.conflicts()));

		assertThat(names(server.rooms())).isEqualTo(namesAfter(plan, world));
		assertThat(server.puts()).isBetween(plan.steps().size(), 2 * plan.steps().size());
		recordWhatOccurred(plan);
	}

	@Property
	void aPlanStoppedAfterAnyPutCanBePlannedAgainToTheSameEnd(@ForAll("worlds") World world, @ForAll boolean strict) {
		Plan plan = plan(world);
		boolean finished = false;

		for (int puts = 0; !finished; puts++) {
			ModelServer server = new ModelServer(world.rooms(), strict, puts);
			finished = server.carryOut(plan);
			Plan next = Planner.plan(world.wishes(), server.rooms(), ParkingNames.ofRun(2));
			ModelServer later = new ModelServer(server.rooms(), strict);
			later.carryOut(next);

			assertThat(names(later.rooms())).isEqualTo(namesAfter(plan, world));
			assertThat(next.conflicts()).extracting(Conflict::wish).isEqualTo(left(plan));
		}
	}

	@Property
	void everyWishIsInExactlyOneListAndEveryListIsInOrder(@ForAll("worlds") World world) {
		Plan plan = plan(world);

		assertThat(Stream.of(granted(plan), plan.already(), left(plan)).flatMap(List::stream))
			.containsExactlyInAnyOrderElementsOf(world.wishes());
		assertThat(plan.already()).isSortedAccordingTo(Wish.BY_LINE);
		assertThat(left(plan)).isSortedAccordingTo(Wish.BY_LINE);
		assertThat(plan.chains()).extracting(Chain::firstLine).isSorted().doesNotHaveDuplicates();
	}

	@Property
	void thePlanDoesNotDependOnTheOrderOfWishesAndRooms(@ForAll("worlds") World world, @ForAll Random random) {
		List<Wish> wishes = new ArrayList<>(world.wishes());
		List<KnownRoom> rooms = new ArrayList<>(world.rooms());
		Collections.shuffle(wishes, random);
		Collections.shuffle(rooms, random);

		assertThat(Planner.plan(wishes, rooms, PARKING)).isEqualTo(plan(world));
	}

	@Property
	void everyConflictIsTrue(@ForAll("worlds") World world) {
		Plan plan = plan(world);
		Map<RoomId, RoomName> before = names(world.rooms());
		Map<RoomId, RoomName> after = namesAfter(plan, world);

		for (Conflict conflict : plan.conflicts()) {
			Wish wish = conflict.wish();
			if (conflict instanceof Conflict.SameName same) {
				assertThat(same.other().newName().key()).isEqualTo(wish.newName().key());
				assertThat(same.other().room()).isNotEqualTo(wish.room());
			}
			else if (conflict instanceof Conflict.NameNotExpected unexpected) {
				assertThat(before).containsEntry(wish.room(), unexpected.present());
				assertThat(unexpected.present()).isNotIn(wish.newName(), wish.expectedName());
			}
			else if (conflict instanceof Conflict.RoomMissing) {
				assertThat(before).doesNotContainKey(wish.room());
			}
			else {
				KnownRoom holder = holder(conflict);
				assertThat(holder.id()).isNotEqualTo(wish.room());
				assertThat(after).containsEntry(holder.id(), holder.name());
				assertThat(holder.name().clashesWith(wish.newName())).isTrue();
			}
		}
	}

	@Property
	void parkingNamesAreFreeAndOnlyWhereNeeded(@ForAll("worlds") World world) {
		Plan plan = plan(world);
		Set<String> taken = Stream
			.concat(world.rooms().stream().map(KnownRoom::name), world.wishes().stream().map(Wish::newName))
			.map(RoomName::key)
			.collect(Collectors.toCollection(HashSet::new));

		for (Chain chain : plan.chains()) {
			for (Step step : chain.steps()) {
				boolean parked = chain.parked().filter(step::equals).isPresent();
				boolean respelled = step.isRename() && step.from().clashesWith(step.to());
				assertThat(step.parking() != null).isEqualTo(parked || respelled);
				if (step.parking() != null) {
					assertThat(taken.add(step.parking().key())).isTrue();
				}
			}
		}
	}

	private static KnownRoom holder(Conflict conflict) {
		if (conflict instanceof Conflict.NameHeldByArchived held) {
			assertThat(held.holder().archived()).isTrue();
			return held.holder();
		}
		KnownRoom holder = ((Conflict.NameHeld) conflict).holder();
		assertThat(holder.archived()).isFalse();
		return holder;
	}

	private static Plan plan(World world) {
		return Planner.plan(world.wishes(), world.rooms(), PARKING);
	}

	private static List<Wish> granted(Plan plan) {
		return plan.steps().stream().map(Step::wish).toList();
	}

	private static List<Wish> left(Plan plan) {
		return plan.conflicts().stream().map(Conflict::wish).toList();
	}

	private static Map<RoomId, RoomName> names(List<KnownRoom> rooms) {
		return rooms.stream().collect(Collectors.toMap(KnownRoom::id, KnownRoom::name));
	}

	private static Map<RoomId, RoomName> namesAfter(Plan plan, World world) {
		Map<RoomId, RoomName> names = names(world.rooms());
		granted(plan).forEach((wish) -> names.put(wish.room(), wish.newName()));
		return names;
	}

	private static void recordWhatOccurred(Plan plan) {
		record("ring", plan.chains().stream().anyMatch(Chain::ring));
		record("ring of three or more", plan.chains().stream().anyMatch((c) -> c.ring() && c.steps().size() > 2));
		record("chain", plan.chains().stream().anyMatch((c) -> !c.ring() && c.steps().size() > 1));
		record("spelling", plan.chains().stream().anyMatch((c) -> !c.ring() && c.steps().get(0).parking() != null));
		record("already", !plan.already().isEmpty());
		for (String code : List.of("same-name", "name-held", "name-held-by-archived", "room-missing",
				"name-not-expected")) {
			record(code, plan.conflicts().stream().anyMatch((conflict) -> conflict.code().equals(code)));
		}
	}

	private static void record(String what, boolean occurred) {
		Statistics.label(what)
			.collect(occurred)
			.coverage((coverage) -> coverage.check(true).percentage((percentage) -> percentage > 2));
	}

}
