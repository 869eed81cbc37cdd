package io.roomshift.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.roomshift.ledger.LedgerProcess.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is promised to be on disk is there, and what can't be put there is not promised.
 */
class LedgerDurabilityTests {

	private final Path directory;

	LedgerDurabilityTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void recordWhenProcessIsKilledKeepsAllThatItSaid() throws IOException {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			Run run = fixture.run();
			fixture.plan(run,
					IntStream.rangeClosed(1, 5000)
						.mapToObj((line) -> LedgerFixture.planned(run, line, line, "Old " + line, "New " + line))
						.toList());
		}
		Set<String> said = new HashSet<>();

		for (int kill = 0; kill < 10; kill++) {
			try (LedgerProcess process = LedgerProcess.start("", Work.WRITE, this.directory)) {
				for (int line = 0; line < 7 + 31 * kill; line++) {
					said.add(process.next());
				}
				said.addAll(process.kill());
			}
		}

		assertThat(said).hasSizeGreaterThan(1000);
		assertThat(recorded()).containsAll(said);
	}

	private Set<String> recorded() {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			return fixture.entries(fixture.ledger().runs().get(0))
				.filter((entry) -> entry.state() == EntryState.REFUSED)
				.map((entry) -> String.valueOf(entry.wish().line()))
				.collect(Collectors.toSet());
		}
	}

	@Test
	void recordWhenFileMayNotGrowFailsFromThereOn() throws IOException {
		LedgerFixture.open(this.directory).close();
		long blocks = Files.size(this.directory.resolve("roomshift.mv.db")) / 512;
		try (LedgerProcess process = LedgerProcess.start("ulimit -f " + (blocks + 2000) + "; ", Work.FILL,
				this.directory)) {
			String failure = process.next();
			assertThat(failure).isEqualTo("io.roomshift.ledger.LedgerException: The ledger can't be written or read "
					+ "(the file may not grow any more). Look at the state directory and at the space left on its disk. "
					+ "Nothing was sent to HipChat without being on record.");
			assertThat(process.next()).isEqualTo(failure);
			assertThat(process.next())
				.startsWith("io.roomshift.ledger.LedgerException: The ledger can't be written or");
			assertThat(process.next()).isEqualTo("closed");
		}
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			assertThat(fixture.ledger().runs()).hasSize(1);
		}
	}

}
