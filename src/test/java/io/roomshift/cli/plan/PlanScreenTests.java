package io.roomshift.cli.plan;

import java.util.List;
import java.util.stream.IntStream;

import io.roomshift.cli.console.Screen;
import io.roomshift.cli.console.Width;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlanScreenTests {

	private static final Screen SCREEN = new Screen(24, 80, false);

	private final PlanFixture plan = new PlanFixture();

	@Test
	void linesGroupMovesInColumnsAndShowParking() {
		assertThat(all(PlanFixture.ofAllKinds().view())).isEqualTo("""
				Renames (1 room)
				  7  'Küche' -> 'kitchen'

				Case alone, parked where HipChat refuses it (1 room)
				  6  'Lobby' -> 'lobby'

				Other fields (1 room)
				  9  'Board' keeps its name  other fields change

				Chains, in this order (2 rooms)
				     4  'Backend' -> 'back'
				  1005  'Next'    -> 'Backend'

				Swaps and rings, by way of a parking name (3 rooms)
				  1  'Ops'   -> roomshift-<run>-1  parks
				  3  'Sales' -> 'Ops'
				  2  'Dev'   -> 'Sales'
				  1          -> 'Dev'

				Already right (1 room)
				  8  'right'

				Plan: 8 rooms to change, 1 already right, 0 in conflict.
				Next: go on""");
	}

	@Test
	void linesWhenNamesAreWideOrHostileStayAligned() {
		this.plan.rename(1, "会議室 ガイド", "kaigi")
			.rename(2, "e\u0301te\u0301", "ete")
			.rename(3, "🎉 Party!", "party")
			.rename(4, "\u202Eevil\u200b\u001b[2J", "evil")
			.rename(5, "한국어", "hangug");

		assertThat(all(this.plan.view())).startsWith("""
				Renames (5 rooms)
				  1  '会議室 ガイド'             -> 'kaigi'
				  2  'e\u0301te\u0301'                       -> 'ete'
				  3  '🎉 Party!'                 -> 'party'
				  4  '\\u202Eevil\\u200B\\u001B[2J' -> 'evil'
				  5  '한국어'                    -> 'hangug'
				""");
	}

	@Test
	void linesWhenNamesAreLongBreakBeforeTheArrowAndNeverLeaveTheTerminal() {
		this.plan.rename(1234567, "a".repeat(50), "b".repeat(50))
			.rename(2, "会".repeat(50), "字".repeat(50))
			.rename(3, "short", "Name " + "c".repeat(40));

		List<String> lines = new PlanScreen(this.plan.withChannels(List.of(), null), SCREEN).lines(Integer.MAX_VALUE);

		assertThat(lines).allSatisfy((line) -> assertThat(Width.of(line)).isLessThanOrEqualTo(80))
			.contains("  1234567  '" + "a".repeat(50) + "'", "           -> '" + "b".repeat(50) + "'",
					"        2  '" + "会".repeat(33) + "…", "           -> '" + "字".repeat(32) + "…",
					"        3  'short' -> 'Name " + "c".repeat(40) + "'", "           #name-" + "c".repeat(40));
	}

	@Test
	void linesWhenNamesReadFromRightToLeftKeepTheArrowBetweenThem() {
		this.plan.rename(1, "שלום", "עולם").rename(2, "Ops", "Dev");

		assertThat(all(this.plan.view())).startsWith("""
				Renames (2 rooms)
				  1  \u200e'שלום'\u200e -> \u200e'עולם'\u200e
				  2  'Ops'  -> 'Dev'
				""");
	}

	@ParameterizedTest
	@ValueSource(ints = { 20, 26, 46 })
	void linesWhenThereAreManyFillTheHeightAndShareIt(int height) {
		IntStream.rangeClosed(1, 100).forEach((id) -> this.plan.rename(id, "Old " + id, "new-" + id));
		IntStream.rangeClosed(101, 200).forEach((id) -> this.plan.rename(id, "same-" + id, "same-" + id));
		this.plan.rename(201, "A", "B").rename(202, "B", "A");

		List<String> lines = new PlanScreen(this.plan.view(), SCREEN).lines(height);

		assertThat(lines).hasSizeBetween(height - 1, height)
			.contains("Swaps and rings, by way of a parking name (2 rooms)", "  201      -> 'B'")
			.areExactly(2, new Condition<>((line) -> line.endsWith(" more"), "more"));
		assertThat(all(this.plan.view()).lines()).hasSizeGreaterThan(200);
	}

	@Test
	void linesWhenThereIsHardlyAnyHeightShowTheHeadingOfEachGroup() {
		PlanScreen screen = new PlanScreen(PlanFixture.ofAllKinds().view(), SCREEN);

		assertThat(screen.lines(1)).hasSize(screen.least())
			.containsExactly("Renames (1 room)", "Case alone, parked where HipChat refuses it (1 room)",
					"Other fields (1 room)", "Chains, in this order (2 rooms)",
					"Swaps and rings, by way of a parking name (3 rooms)", "Already right (1 room)",
					"There is no room for all here; --verbose shows it.",
					"Plan: 8 rooms to change, 1 already right, 0 in conflict.", "Next: go on");
	}

	@Test
	void linesWhenAChainIsHigherThanTheScreenShowItsBeginning() {
		IntStream.rangeClosed(1, 50).forEach((id) -> this.plan.rename(id, "n" + (id + 1), "n" + id));

		assertThat(new PlanScreen(this.plan.view(), SCREEN).lines(8)).containsExactly(
				"Chains, in this order (50 rooms)", "   1  'n2'  -> 'n1'", "   2  'n3'  -> 'n2'", "   3  'n4'  -> 'n3'",
				"  47 more", "There is no room for all here; --verbose shows it.",
				"Plan: 50 rooms to change, 0 already right, 0 in conflict.", "Next: go on");
	}

	@Test
	void linesWhenNothingIsToDoBeginWithTheCounts() {
		assertThat(all(this.plan.view()))
			.isEqualTo("Plan: 0 rooms to change, 0 already right, 0 in conflict.\nNext: go on");
	}

	@Test
	void linesWhenStyledSetHeadingsOffAndStayAligned() {
		this.plan.rename(1, "Ops", "My Ops");

		assertThat(new PlanScreen(this.plan.withChannels(List.of(), null), new Screen(24, 80, true)).lines(22))
			.startsWith("\u001b[1mRenames (1 room)\u001b[0m", "  1  'Ops' -> 'My Ops'  \u001b[2m#my-ops\u001b[0m");
	}

	private static String all(PlanView view) {
		return String.join("\n", new PlanScreen(view, SCREEN).lines(Integer.MAX_VALUE));
	}

}
