package io.roomshift.cli.console;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTests {

	@Test
	void isWatchedWhenATerminalCanMoveItsCursorAndNoMachineReadsIt() {
		assertThat(Terminal.isWatched(Map.of("TERM", "xterm-256color"))).isTrue();
		assertThat(Terminal.isWatched(Map.of("TERM", "xterm", "CI", "false"))).isTrue();
		assertThat(Terminal.isWatched(Map.of("TERM", "xterm", "CI", ""))).isTrue();
		assertThat(Terminal.isWatched(Map.of("TERM", "xterm", "CI", "true"))).isFalse();
		assertThat(Terminal.isWatched(Map.of("TERM", "dumb"))).isFalse();
		assertThat(Terminal.isWatched(Map.of("TERM", ""))).isFalse();
		assertThat(Terminal.isWatched(Map.of())).isFalse();
	}

	@Test
	void columnsAreAskedForOnceAndAgainWhenItWasResized() {
		AtomicInteger asked = new AtomicInteger();
		Terminal terminal = new Terminal(() -> 100 + asked.getAndIncrement());

		assertThat(terminal.columns()).isEqualTo(100);
		assertThat(terminal.columns()).isEqualTo(100);
		terminal.resized();
		assertThat(terminal.columns()).isEqualTo(101);
		assertThat(asked).hasValue(2);
	}

	@Test
	void columnsWhenTheyCanNotBeToldAreTheUsualOnes() {
		assertThat(new Terminal(() -> 0).columns()).isEqualTo(80);
	}

}
