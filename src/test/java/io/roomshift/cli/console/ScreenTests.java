package io.roomshift.cli.console;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenTests {

	@Test
	void ofIsAsLargeAsTheTerminalAndNeverVeryNarrow() {
		assertThat(Screen.of(new Terminal.Size(50, 132), false)).isEqualTo(new Screen(50, 132, false));
		assertThat(Screen.of(new Terminal.Size(24, 10), false)).isEqualTo(new Screen(24, 40, false));
	}

	@Test
	void boldIsPlainUnlessStyled() {
		assertThat(new Screen(24, 80, true).bold("A")).isEqualTo("\u001b[1mA\u001b[0m");
		assertThat(new Screen(24, 80, false).bold("A")).isEqualTo("A");
	}

}
