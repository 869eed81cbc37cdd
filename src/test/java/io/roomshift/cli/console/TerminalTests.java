package io.roomshift.cli.console;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.roomshift.cli.console.Terminal.Size;
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
	void sizeIsAskedForOnceAndAgainWhenItWasResized() {
		AtomicInteger asked = new AtomicInteger();
		Terminal terminal = new Terminal(() -> Size.of(40, 100 + asked.getAndIncrement()));

		assertThat(terminal.size()).isEqualTo(new Size(40, 100));
		assertThat(terminal.size()).isEqualTo(new Size(40, 100));
		terminal.resized();
		assertThat(terminal.size()).isEqualTo(new Size(40, 101));
		assertThat(asked).hasValue(2);
	}

	@Test
	void sizeWhenItIsNotToldIsTheUsualOne() {
		assertThat(Size.of(0, 0)).isEqualTo(new Size(24, 80));
	}

}
