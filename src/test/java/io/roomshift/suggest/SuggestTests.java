package io.roomshift.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.roomshift.plan.KnownRoom;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.Letters;
import io.roomshift.slack.SlackRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestTests {

	private final List<KnownRoom> rooms = new ArrayList<>();

	private SlackRules rules = new SlackRules(SlackRules.OLD_LIMIT, Letters.ASCII);

	private String prefix = "";

	private boolean archivedToo;

	@Test
	void suggestWhenNoneCollideGivesEachItsOwnName() {
		add(2, "Dev Team");
		add(1, "ops");

		assertThat(suggested()).containsExactly("1: ops", "2: dev-team (case; spaces)");
	}

	@Test
	void suggestWhenSeveralCollideNumbersAllButTheLowestId() {
		add(30, "ops!");
		add(4, "OPS?");
		add(5, "Ops.");

		assertThat(suggested()).containsExactly("4: ops (case; characters)",
				"5: ops-2 (case; characters; collision with room 4)", "30: ops-3 (characters; collision with room 4)");
	}

	@Test
	void suggestWhenOneHasTheNameLetsItKeepIt() {
		add(1, "Ops!");
		add(9, "ops");

		assertThat(suggested()).containsExactly("1: ops-2 (case; characters; collision with room 9)", "9: ops");
	}

	@Test
	void suggestWhenOneHasTheNameButForItsCaseLetsItKeepIt() {
		add(1, "Ops!");
		add(9, "OPS");

		assertThat(suggested()).containsExactly("1: ops-2 (case; characters; collision with room 9)", "9: ops (case)");
	}

	@Test
	void suggestWhenANumberedNameIsWantedSkipsIt() {
		add(1, "Ops");
		add(2, "OPS!");
		add(3, "Ops 2");
		add(4, "ops-3");

		assertThat(suggested()).containsExactly("1: ops (case)", "2: ops-4 (case; characters; collision with room 1)",
				"3: ops-2 (case; spaces)", "4: ops-3");
	}

	@Test
	void suggestWhenTheNumberDoesNotFitShortensTheName() {
		LongStream.rangeClosed(1, 12).forEach((id) -> add(id, "abcdefghijklmnopq-stu" + "!".repeat((int) id)));

		assertThat(suggested()).contains("1: abcdefghijklmnopq-stu (characters)",
				"2: abcdefghijklmnopq-s-2 (characters; collision with room 1)",
				"9: abcdefghijklmnopq-s-9 (characters; collision with room 1)",
				"10: abcdefghijklmnopq-10 (characters; collision with room 1)");
	}

	@Test
	void suggestWhenNothingIsLeftNamesTheRoomByIdForReview() {
		add(17, "#####");
		add(18, "\uD83C\uDF89");
		add(3, "Room 17");

		assertThat(suggested()).containsExactly("3: room-17 (case; spaces)",
				"17: room-17-2 (characters; review: no letter or digit is left; collision with room 3)",
				"18: room-18 (characters; review: no letter or digit is left)");
		assertThat(suggestions()).filteredOn(Suggestion::review)
			.extracting(Suggestion::room)
			.containsExactly(RoomId.of(17), RoomId.of(18));
	}

	@Test
	void suggestWhenTheIdIsVeryLongStaysWithinTheLimit() {
		add(123_456_789_012_345_671L, "#");
		add(123_456_789_012_345_672L, "#!");

		assertThat(suggestions()).extracting((suggestion) -> suggestion.newName().value())
			.containsExactly("room-1234567890123456", "room-12345678901234-2");
	}

	@Test
	void suggestWhenANameIsDigitsOnlyMakesItOneThatHipChatTakesForNoId() {
		add(1, "2019");
		add(2, "2019-archive-of-everything");
		add(3, "2 0 1 9");

		assertThat(suggested()).containsExactly("1: room-2019 (digits only)", "2: 2019-archive-of (length)",
				"3: 2-0-1-9 (spaces)");
	}

	@Test
	void suggestWhenTheCutLeavesDigitsOnlyMakesItAnother() {
		add(1, "20190101-everythingthatwaswritten");

		assertThat(suggested()).containsExactly("1: room-20190101 (length; digits only)");
	}

	@Test
	void suggestWhenSlackAllowsMoreThanHipChatKeepsToFifty() {
		this.rules = SlackRules.documented();
		add(1, "A".repeat(50));
		add(2, "\uFDFA".repeat(10));
		add(3, "½".repeat(50));

		assertThat(suggestions()).extracting((suggestion) -> suggestion.newName().value())
			.containsExactly("a".repeat(50), "room-2", "1-2".repeat(16) + "1");
	}

	@Test
	void suggestWhenAnArchivedRoomStaysMakesWayForIt() {
		archive(1, "Ops!");
		archive(2, "Dev");
		add(3, "ops");
		add(4, "dev team");
		add(5, "Dev?");

		assertThat(suggested()).containsExactly("3: ops-2 (collision with room 1)", "4: dev-team (spaces)",
				"5: dev-2 (case; characters; collision with room 2)");
	}

	@Test
	void suggestWhenArchivedRoomsAreIncludedTreatsThemLikeOthers() {
		this.archivedToo = true;
		archive(1, "Ops!");
		add(3, "ops");

		assertThat(suggested()).containsExactly("1: ops-2 (case; characters; collision with room 3)", "3: ops");
	}

	@Test
	void suggestWhenThereIsAPrefixCountsItWithinTheLimit() {
		this.prefix = "proj-";
		add(1, "Engineering Support Team");
		add(2, "proj-ops");
		add(3, "Ops");
		add(4, "#");
		add(5, "2019");

		assertThat(suggested()).containsExactly("1: proj-engineering (case; spaces; length; prefix)", "2: proj-ops",
				"3: proj-ops-2 (case; prefix; collision with room 2)",
				"4: proj-room-4 (characters; prefix; review: no letter or digit is left)", "5: proj-2019 (prefix)");
	}

	@Test
	void suggestWhenVeryManyShareAStemStaysLinear() {
		LongStream.range(0, 30_000)
			.forEach((id) -> add(id + 1, "Abcdefghijklmnop" + (10_000 + id / 3) + "!".repeat((int) (id % 3))));

		Set<String> names = suggestions().stream()
			.map((suggestion) -> suggestion.newName().value())
			.collect(Collectors.toSet());

		assertThat(names).hasSize(30_000).contains("abcdefghijklmnop100-2");
	}

	private void add(long id, String name) {
		this.rooms.add(new KnownRoom(RoomId.of(id), RoomName.of(name), false));
	}

	private void archive(long id, String name) {
		this.rooms.add(new KnownRoom(RoomId.of(id), RoomName.of(name), true));
	}

	private List<Suggestion> suggestions() {
		return Suggest.suggest(this.rooms, new Style(this.rules, this.prefix, this.archivedToo));
	}

	private List<String> suggested() {
		return suggestions().stream()
			.map((suggestion) -> suggestion.room() + ": " + suggestion.newName()
					+ (suggestion.why().isEmpty() ? "" : " (" + suggestion.why() + ")"))
			.toList();
	}

}
