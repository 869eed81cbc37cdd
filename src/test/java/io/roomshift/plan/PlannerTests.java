package io.roomshift.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.roomshift.plan.Conflict.NameHeld;
import io.roomshift.plan.Conflict.NameHeldByArchived;
import io.roomshift.plan.Conflict.NameNotExpected;
import io.roomshift.plan.Conflict.RoomMissing;
import io.roomshift.plan.Conflict.SameName;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PlannerTests {

	private static final ParkingNames PARKING = ParkingNames.ofRun(7);

	@Test
	void planWhenNothingIsWishedIsEmpty() {
		Plan plan = plan(List.of(), room(1, "Ops"));

		assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), List.of()));
	}

	@Test
	void planWhenTheNameIsFreeRenamesInOneStep() {
		Wish wish = wish(2, 1, "New");

		Plan plan = plan(List.of(wish), room(1, "Old"), room(2, "Other"));

		assertThat(plan.chains()).containsExactly(chain(step(wish, "Old")));
		assertThat(plan.already()).isEmpty();
		assertThat(plan.conflicts()).isEmpty();
	}

	@Test
	void planWhenTheRoomHasTheNameIsAlready() {
		Wish wish = wish(2, 1, "Ops");

		Plan plan = plan(List.of(wish), room(1, "Ops"));

		assertThat(plan.already()).containsExactly(wish);
		assertThat(plan.steps()).isEmpty();
	}

	@Test
	void planWhenTheRoomHasTheNameButOtherFieldsAreWishedUpdatesThem() {
		Wish wish = wishWithTopic(2, 1, "Ops");

		Plan plan = plan(List.of(wish), room(1, "Ops"));

		assertThat(plan.chains()).containsExactly(chain(step(wish, "Ops")));
		assertThat(plan.chains().get(0).steps().get(0).isRename()).isFalse();
	}

	@Test
	void planWhenTheRoomHasTheNameDoesNotJudgeTheExpectedName() {
		Wish wish = wish(2, 1, "New", "Old");

		Plan plan = plan(List.of(wish), room(1, "New"));

		assertThat(plan.already()).containsExactly(wish);
	}

	@Test
	void planWhenTheRoomIsNotKnownIsRoomMissing() {
		Wish wish = wish(2, 9, "New");

		Plan plan = plan(List.of(wish), room(1, "Old"));

		assertThat(plan.conflicts()).containsExactly(new RoomMissing(wish));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Caf\u00e9", "Cafe\u0301", " Caf\u00e9 " })
	void planWhenTheNameIsExpectedButForBlanksAndEncodingRenames(String expected) {
		Wish wish = wish(2, 1, "New", expected);

		Plan plan = plan(List.of(wish), room(1, "Caf\u00e9"));

		assertThat(plan.chains()).containsExactly(chain(step(wish, "Caf\u00e9")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "caf\u00e9", "Cafe", "Bar" })
	void planWhenTheNameIsNotExpectedIsAConflictThatDoesNotBlock(String expected) {
		Wish wish = wish(2, 1, "New", expected);

		Plan plan = plan(List.of(wish), room(1, "Caf\u00e9"));

		assertThat(plan.conflicts()).containsExactly(new NameNotExpected(wish, RoomName.of("Caf\u00e9")));
		assertThat(plan.isBlocked()).isFalse();
	}

	@Test
	void planWhenTheNameIsNotExpectedLeavesItHeld() {
		Wish unexpected = wish(2, 1, "New", "Other");
		Wish follower = wish(3, 2, "Old");

		Plan plan = plan(List.of(unexpected, follower), room(1, "Old"), room(2, "Second"));

		assertThat(plan.conflicts()).containsExactly(new NameNotExpected(unexpected, RoomName.of("Old")),
				new NameHeld(follower, room(1, "Old")));
		assertThat(plan.isBlocked()).isTrue();
	}

	@Test
	void planWhenAnEarlierRunLeftTheRoomParkedTakesItForTheExpectedOne() {
		Wish wish = wish(2, 1, "New", "Old");

		Plan plan = plan(List.of(wish), room(1, "roomshift-3-1"));

		assertThat(plan.chains()).containsExactly(chain(step(wish, "roomshift-3-1")));
	}

	@Test
	void planWhenTheRoomHasTheParkingNameOfAnotherRoomIsNotExpected() {
		Wish wish = wish(2, 1, "New", "Old");

		Plan plan = plan(List.of(wish), room(1, "roomshift-3-11"));

		assertThat(plan.conflicts()).containsExactly(new NameNotExpected(wish, RoomName.of("roomshift-3-11")));
	}

	@Test
	void planWhenSeveralWantOneNameGrantsNone() {
		Wish first = wish(2, 1, "Ops");
		Wish second = wish(3, 2, "OPS");
		Wish third = wish(4, 3, " ops ");

		Plan plan = plan(List.of(third, second, first), room(1, "A"), room(2, "B"), room(3, "C"));

		assertThat(plan.conflicts()).containsExactly(new SameName(first, second), new SameName(second, first),
				new SameName(third, first));
	}

	@Test
	void planWhenOneOfSeveralHasTheNameKeepsItAndNamesIt() {
		Wish first = wish(2, 1, "Ops");
		Wish right = wish(4, 3, "Ops");
		Wish second = wish(3, 2, "ops");

		Plan plan = plan(List.of(first, second, right), room(1, "A"), room(2, "B"), room(3, "Ops"));

		assertThat(plan.already()).containsExactly(right);
		assertThat(plan.conflicts()).containsExactly(new SameName(first, right), new SameName(second, right));
	}

	@Test
	void planWhenTheRivalCannotBeGrantedStillGrantsNone() {
		Wish missing = wish(2, 9, "Ops");
		Wish rival = wish(3, 2, "Ops");
		Wish unexpected = wish(4, 3, "Dev", "Other");
		Wish otherRival = wish(5, 4, "Dev");

		Plan plan = plan(List.of(missing, rival, unexpected, otherRival), room(2, "B"), room(3, "C"), room(4, "D"));

		assertThat(plan.conflicts()).containsExactly(new RoomMissing(missing), new SameName(rival, missing),
				new NameNotExpected(unexpected, RoomName.of("C")), new SameName(otherRival, unexpected));
	}

	@Test
	void planWhenTheNameIsHeldByARoomOutsideTheMappingIsNameHeld() {
		Wish wish = wish(2, 1, "OPS");

		Plan plan = plan(List.of(wish), room(1, "Old"), room(2, "Ops"));

		assertThat(plan.conflicts()).containsExactly(new NameHeld(wish, room(2, "Ops")));
	}

	@Test
	void planWhenTheNameIsHeldByAnArchivedRoomSaysSo() {
		Wish wish = wish(2, 1, "Ops");
		KnownRoom archived = new KnownRoom(RoomId.of(2), RoomName.of("ops"), true);

		Plan plan = plan(List.of(wish), room(1, "Old"), archived);

		assertThat(plan.conflicts()).containsExactly(new NameHeldByArchived(wish, archived));
	}

	@Test
	void planWhenAHolderCannotMoveStopsAllThatWaitForIt() {
		Wish first = wish(2, 1, "B");
		Wish second = wish(3, 2, "C");
		Wish third = wish(4, 3, "Taken");

		Plan plan = plan(List.of(first, second, third), room(1, "A"), room(2, "B"), room(3, "C"), room(4, "Taken"));

		assertThat(plan.conflicts()).containsExactly(new NameHeld(first, room(2, "B")),
				new NameHeld(second, room(3, "C")), new NameHeld(third, room(4, "Taken")));
	}

	@Test
	void planWhenARoomWithOtherFieldsToChangeHoldsTheNameIsSameName() {
		Wish update = wishWithTopic(2, 1, "Ops");
		Wish wish = wish(3, 2, "Ops");

		Plan plan = plan(List.of(update, wish), room(1, "Ops"), room(2, "Dev"));

		assertThat(plan.chains()).containsExactly(chain(step(update, "Ops")));
		assertThat(plan.conflicts()).containsExactly(new SameName(wish, update));
	}

	@Test
	void planWhenANameIsHandedOnMovesTheHolderFirst() {
		Wish first = wish(2, 1, "B");
		Wish second = wish(3, 2, "C");
		Wish third = wish(4, 3, "D");

		Plan plan = plan(List.of(first, second, third), room(1, "A"), room(2, "B"), room(3, "C"));

		assertThat(plan.chains()).containsExactly(chain(step(third, "C"), step(second, "B"), step(first, "A")));
	}

	@Test
	void planWhenTwoRoomsSwapParksTheOneWithTheLowestLine() {
		Wish first = wish(2, 2, "A");
		Wish second = wish(3, 1, "B");

		Plan plan = plan(List.of(first, second), room(1, "A"), room(2, "B"));

		assertThat(plan.chains())
			.containsExactly(new Chain(List.of(step(second, "A"), parked(first, "B", "roomshift-7-2")), true));
		assertThat(plan.chains().get(0).parked()).contains(parked(first, "B", "roomshift-7-2"));
	}

	@Test
	void planWhenRoomsGoRoundParksTheOneWithTheLowestLine() {
		Wish first = wish(2, 2, "C");
		Wish second = wish(3, 1, "B");
		Wish third = wish(4, 3, "A");

		Plan plan = plan(List.of(first, second, third), room(1, "A"), room(2, "B"), room(3, "C"));

		assertThat(plan.chains()).containsExactly(
				new Chain(List.of(step(second, "A"), step(third, "C"), parked(first, "B", "roomshift-7-2")), true));
	}

	@Test
	void planWhenOnlyTheCaseChangesHasANameToParkOnInReserve() {
		Wish wish = wish(2, 1, "OPS");

		Plan plan = plan(List.of(wish), room(1, "Ops"));

		assertThat(plan.chains()).containsExactly(chain(parked(wish, "Ops", "roomshift-7-1")));
	}

	@Test
	void planWhenParkingNamesAreHeldOrWantedTakesTheNext() {
		Wish wish = wish(2, 1, "OPS");
		Wish greedy = wish(3, 2, "Roomshift-7-1-1");

		Plan plan = plan(List.of(wish, greedy), room(1, "Ops"), room(2, "A"), room(3, "ROOMSHIFT-7-1"));

		assertThat(plan.chains().get(0)).isEqualTo(chain(parked(wish, "Ops", "roomshift-7-1-2")));
	}

	@Test
	void planWhenParkingNamesRunOutFails() {
		ParkingNames stubborn = (room, attempt) -> RoomName.of("Always");
		List<Wish> wishes = List.of(wish(2, 1, "OPS"), wish(3, 2, "DEV"));

		assertThatIllegalStateException()
			.isThrownBy(() -> Planner.plan(wishes, List.of(room(1, "Ops"), room(2, "Dev")), stubborn))
			.withMessage("Every name that room 2 could park on is taken");
	}

	@Test
	void planWhenOneOfTwoHoldersStaysIsNameHeld() {
		Wish away = wish(2, 1, "New");
		Wish wish = wish(3, 2, "Ops");

		Plan plan = plan(List.of(away, wish), room(1, "Ops"), room(2, "Dev"), room(3, "OPS"), room(4, "ops"));

		assertThat(plan.chains()).containsExactly(chain(step(away, "Ops")));
		assertThat(plan.conflicts()).containsExactly(new NameHeld(wish, room(3, "OPS")));
	}

	@Test
	void planWhenAllHoldersMoveAwayMovesThemFirst() {
		Wish wish = wish(2, 3, "Ops");
		Wish one = wish(3, 1, "New 1");
		Wish other = wish(4, 2, "New 2");

		Plan plan = plan(List.of(wish, one, other), room(1, "Ops"), room(2, "OPS"), room(3, "Dev"));

		assertThat(plan.chains()).containsExactly(chain(step(other, "OPS"), step(one, "Ops"), step(wish, "Dev")));
	}

	@Test
	void planWhenARoomOfTheRingHasATwinMovesTheTwinFirst() {
		Wish twin = wish(2, 3, "New");
		Wish first = wish(3, 1, "Dev");
		Wish second = wish(4, 2, "Ops");

		Plan plan = plan(List.of(twin, first, second), room(1, "Ops"), room(2, "Dev"), room(3, "OPS"));

		assertThat(plan.chains()).containsExactly(new Chain(
				List.of(step(twin, "OPS"), step(second, "Dev"), parked(first, "Ops", "roomshift-7-1")), true));
	}

	@Test
	void planWhenTheRoomsTwinStaysRefusesAChangeOfCase() {
		Wish wish = wish(2, 1, "oPS");

		Plan plan = plan(List.of(wish), room(1, "Ops"), room(2, "OPS"));

		assertThat(plan.conflicts()).containsExactly(new NameHeld(wish, room(2, "OPS")));
	}

	@Test
	void planSortsChainsByTheirFirstLine() {
		Wish late = wish(2, 1, "B");
		Wish alone = wish(3, 5, "New");
		Wish early = wish(4, 2, "C");

		Plan plan = plan(List.of(late, alone, early), room(1, "A"), room(2, "B"), room(5, "E"));

		assertThat(plan.chains()).containsExactly(chain(step(early, "B"), step(late, "A")), chain(step(alone, "E")));
		assertThat(plan.chains()).extracting(Chain::firstLine).containsExactly(2, 3);
		assertThat(plan.steps()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void planWhenTheChainIsVeryLongDoesNotOverflow(boolean ring) {
		int size = 20_000;
		List<KnownRoom> rooms = IntStream.range(0, size).mapToObj((i) -> room(i + 1, "Room " + i)).toList();
		List<Wish> wishes = IntStream.range(0, size)
			.mapToObj((i) -> wish(i + 2, i + 1, "Room " + (ring ? (i + 1) % size : i + 1)))
			.toList();

		Plan plan = Planner.plan(wishes, rooms, PARKING);

		assertThat(plan.chains()).singleElement().satisfies((chain) -> {
			assertThat(chain.ring()).isEqualTo(ring);
			assertThat(chain.steps()).hasSize(size);
			assertThat(chain.steps().get(size - 1).wish()).isEqualTo(wishes.get(0));
		});
	}

	@Test
	void planWhenEveryWishWantsOneNameStaysLinear() {
		int size = 20_000;
		List<KnownRoom> rooms = IntStream.range(0, size).mapToObj((i) -> room(i + 1, "ROOM")).toList();
		List<Wish> wishes = IntStream.range(0, size).mapToObj((i) -> wish(i + 2, i + 1, "Room")).toList();

		Plan plan = Planner.plan(wishes, rooms, PARKING);

		assertThat(plan.conflicts()).hasSize(size);
	}

	@Test
	void planWhenARoomHasTwoWishesIsRefused() {
		List<Wish> wishes = List.of(wish(2, 1, "A"), wish(3, 1, "B"));

		assertThatIllegalArgumentException().isThrownBy(() -> plan(wishes, room(1, "Ops")))
			.withMessage("Room 1 has two wishes, on lines 2 and 3");
	}

	@Test
	void planWhenARoomIsGivenTwiceTheSameCountsItOnce() {
		Wish wish = wish(2, 1, "OPS");

		Plan plan = plan(List.of(wish), room(1, "Ops"), room(1, "Ops"));

		assertThat(plan.steps()).hasSize(1);
	}

	@Test
	void planWhenARoomIsGivenTwiceAndNotTheSameIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> plan(List.of(), room(1, "Ops"), room(1, "Dev")))
			.withMessageStartingWith("Room 1 is given twice: ");
	}

	private static Plan plan(List<Wish> wishes, KnownRoom... rooms) {
		Plan plan = Planner.plan(wishes, List.of(rooms), PARKING);
		List<Wish> placed = new ArrayList<>(plan.already());
		plan.conflicts().forEach((conflict) -> placed.add(conflict.wish()));
		plan.chains().forEach((chain) -> chain.steps().forEach((step) -> placed.add(step.wish())));
		assertThat(placed).containsExactlyInAnyOrderElementsOf(wishes);
		return plan;
	}

	private static KnownRoom room(long id, String name) {
		return new KnownRoom(RoomId.of(id), RoomName.of(name), false);
	}

	private static Wish wish(int line, long room, String newName) {
		return new Wish(line, RoomId.of(room), RoomName.of(newName), null, FieldWishes.NONE);
	}

	private static Wish wish(int line, long room, String newName, String expected) {
		return new Wish(line, RoomId.of(room), RoomName.of(newName), RoomName.of(expected), FieldWishes.NONE);
	}

	private static Wish wishWithTopic(int line, long room, String newName) {
		FieldWishes topic = new FieldWishes("A topic", null, null, null, null);
		return new Wish(line, RoomId.of(room), RoomName.of(newName), null, topic);
	}

	private static Step step(Wish wish, String from) {
		return new Step(wish, RoomName.of(from), null);
	}

	private static Step parked(Wish wish, String from, String parking) {
		return new Step(wish, RoomName.of(from), RoomName.of(parking));
	}

	private static Chain chain(Step... steps) {
		return new Chain(List.of(steps), false);
	}

}
