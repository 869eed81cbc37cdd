package io.roomshift.cli.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenTests {

	@ParameterizedTest
	@CsvSource({ "50, 132, 50, 132", "0, 0, 24, 80", "24, 10, 24, 40" })
	void ofIsOfTheUsualSizeWhereTheTerminalTellsNone(int rows, int columns, int expectedRows, int expectedColumns) {
		assertThat(Screen.of(rows, columns, false)).isEqualTo(new Screen(expectedRows, expectedColumns, false));
	}

	@Test
	void boldIsPlainUnlessStyled() {
		assertThat(new Screen(24, 80, true).bold("A")).isEqualTo("\u001b[1mA\u001b[0m");
		assertThat(new Screen(24, 80, false).bold("A")).isEqualTo("A");
	}

}
