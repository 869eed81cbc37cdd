package io.roomshift.cli.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BarLineTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 | [##........] 20/100 rooms, 1 failed, 97 calls left, waits 4 s, ends 10:30
			73  | [##........] 20/100 rooms, 1 failed, 97 calls left, waits 4 s, ends 10:30
			72  | [#........] 20/100 rooms, 1 failed, 97 calls left, waits 4 s, ends 10:30
			67  | [....] 20/100 rooms, 1 failed, 97 calls left, waits 4 s, ends 10:30
			66  | 20/100 rooms, 1 failed, 97 calls left, waits 4 s, ends 10:30
			60  | 20/100 rooms, 1 failed, 97 calls left, waits 4 s, ends 10:30
			59  | [##........] 20/100 rooms, 1 failed, waits 4 s, ends 10:30
			55  | [#......] 20/100 rooms, 1 failed, waits 4 s, ends 10:30
			45  | 20/100 rooms, 1 failed, waits 4 s, ends 10:30
			44  | [#......] 20/100 rooms, 1 failed, ends 10:30
			30  | [#....] 20/100 rooms, 1 failed
			20  | [#....] 20/100 rooms
			5   | 20/100 rooms
			""")
	void withinLeavesOutWhatMattersLeast(int width, String expected) {
		BarLine line = new BarLine(20, 100).add("20/100 rooms", 5)
			.add("1 failed", 4)
			.add("97 calls left", 1)
			.add("waits 4 s", 2)
			.add("ends 10:30", 3);

		assertThat(line.within(width)).isEqualTo(expected);
	}

	@Test
	void withinWhenAllIsDoneOrThereIsNothingToDoIsFullOrEmpty() {
		assertThat(new BarLine(7, 7).add("7/7 rooms", 1).within(79)).isEqualTo("[##########] 7/7 rooms");
		assertThat(new BarLine(0, 0).add("0/0 rooms", 1).within(79)).isEqualTo("[..........] 0/0 rooms");
	}

	@Test
	void wordsAreAllOfItWithoutTheBar() {
		BarLine line = new BarLine(1, 2).add("1/2 rooms", 2).add("ends 10:30", 1);

		assertThat(line.words()).isEqualTo("1/2 rooms, ends 10:30");
	}

}
