package io.roomshift.cli.plan;

import java.util.List;
import java.util.stream.IntStream;

import io.roomshift.cli.console.Screen;
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

				Case alone, by way of a parking name where HipChat refuses it (1 room)
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

		List<String> lines = new PlanScreen(this.plan.withChannels(List.of(), null), SCREEN).lines(0, true);

		assertThat(lines).allSatisfy((line) -> assertThat(Width.of(line)).isLessThanOrEqualTo(80))
			.contains("  1234567  '" + "a".repeat(50) + "'", "           -> '" + "b".repeat(50) + "'",
					"        2  '" + "会".repeat(33) + "…", "           -> '" + "字".repeat(32) + "…",
					"        3  'short' -> 'Name " + "c".repeat(40) + "'", "           #name-" + "c".repeat(40));
	}

	@ParameterizedTest
	@ValueSource(ints = { 24, 30, 50 })
	void linesWhenThereAreManyFillAScreenAndShareIt(int rows) {
		IntStream.rangeClosed(1, 100).forEach((id) -> this.plan.rename(id, "Old " + id, "new-" + id));
		IntStream.rangeClosed(101, 200).forEach((id) -> this.plan.rename(id, "same-" + id, "same-" + id));
		this.plan.rename(201, "A", "B").rename(202, "B", "A");

		List<String> lines = new PlanScreen(this.plan.view(), new Screen(rows, 80, false)).lines(3, false);

		assertThat(lines).hasSizeBetween(rows - 7, rows - 5)
			.contains("Swaps and rings, by way of a parking name (2 rooms)", "  201       -> 'B'")
			.areExactly(2, new Condition<>((line) -> line.endsWith(" more; --verbose shows all."), "more"));
		assertThat(new PlanScreen(this.plan.view(), SCREEN).lines(3, true)).hasSizeGreaterThan(200);
	}

	@Test
	void linesWhenTheTerminalIsTinyShowSomethingOfEachGroup() {
		List<String> lines = new PlanScreen(PlanFixture.ofAllKinds().view(), new Screen(5, 40, false)).lines(10, false);

		assertThat(lines).contains("  7  'Küche' -> 'kitchen'", "  9  'Board' keeps its name", "  8  'right'");
	}

	@Test
	void linesWhenNothingIsToDoBeginWithTheCounts() {
		assertThat(all(this.plan.view()))
			.isEqualTo("Plan: 0 rooms to change, 0 already right, 0 in conflict.\nNext: go on");
	}

	@Test
	void linesWhenStyledSetHeadingsOffAndStayAligned() {
		this.plan.rename(1, "Ops", "My Ops");

		assertThat(new PlanScreen(this.plan.withChannels(List.of(), null), new Screen(24, 80, true)).lines(0, false))
			.startsWith("\u001b[1mRenames (1 room)\u001b[0m", "  1  'Ops' -> 'My Ops'  \u001b[2m#my-ops\u001b[0m");
	}

	@Test
	void wrappedBreaksAtBlanksAndIndentsWhatFollows() {
		assertThat(PlanScreen.wrapped("one two  three 会議 five", 12)).containsExactly("one two ", "    three", "    会議",
				"    five");
		assertThat(PlanScreen.wrapped("x".repeat(20), 12)).containsExactly("x".repeat(20));
	}

	private static String all(PlanView view) {
		return String.join("\n", new PlanScreen(view, SCREEN).lines(0, true));
	}

}
