package io.roomshift.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RenameJobTests {

	private final Path directory;

	private final JobFixture fixture;

	RenameJobTests(@TempDir Path directory) {
		this.directory = directory;
		this.fixture = new JobFixture(directory);
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void runWhenTheProgramFailsInAChainIsAFaultAndNoSuccess() {
		failAtTheFirstRoom();

		assertThatIllegalStateException().isThrownBy(() -> this.fixture.run("{old} -> {new}"))
			.withMessage("A step ended unexpectedly")
			.havingCause()
			.withMessage("A fault of the program");

		assertThat(this.fixture.messages()).isEmpty();
		assertThat(this.fixture.calls("PUT")).hasSizeBetween(1, 2);
	}

	@Test
	void runWhenTheProgramFailedBeforeGoesOn() {
		failAtTheFirstRoom();
		assertThatIllegalStateException().isThrownBy(() -> this.fixture.run(null));
		this.fixture.whenEnded((entry) -> {
		});

		Ending later = this.fixture.run(null);

		assertThat(later.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(later.run().id()).isEqualTo(1);
		assertThat(later.run().state()).isEqualTo(RunState.COMPLETED);
		assertThat(later.tally().renamed()).isEqualTo(3);
		assertThat(this.fixture.calls("PUT")).hasSize(3);
	}

	@Test
	void runWhenAllTokensAreRevokedIsStoppedAndGoesOnWithANewOne() {
		this.fixture.whenEnded((entry) -> {
			this.fixture.simulator().revoke(JobFixture.TOKEN);
			this.fixture.simulator().revoke(JobFixture.MAY_NOT_TELL);
		});
		Ending stopped = this.fixture.run(null, JobFixture.TOKEN + "," + JobFixture.MAY_NOT_TELL);

		Ending later = this.fixture.run(null, JobFixture.MAY_NOT_TELL_EITHER);

		assertThat(stopped.kind()).isEqualTo(Ending.Kind.STOPPED);
		assertThat(stopped.kind().code()).isEqualTo(4);
		assertThat(stopped.reason()).startsWith("HipChat refuses the token ('Invalid OAuth session'): ");
		assertThat(stopped.tally().renamed()).isBetween(1, 2);
		assertThat(stopped.calls().tokens()).extracting(Run.OfToken::setAside).containsExactly(true, true);
		assertThat(later.kind()).isEqualTo(Ending.Kind.COMPLETED);
		assertThat(later.run().id()).isEqualTo(1);
		assertThat(this.fixture.calls("PUT")).hasSizeBetween(3, 5);
	}

	@Test
	void runWhenReportsOfAFinishedRunWereNotWrittenWritesThemAndMakesNoCall() throws IOException {
		Path inTheWay = Files.createFile(this.directory.resolve("reports"));
		assertThat(this.fixture.run(null).kind()).isEqualTo(Ending.Kind.COMPLETED);
		Files.delete(inTheWay);
		long calls = this.fixture.calls();

		Ending again = this.fixture.run(null);

		assertThat(again.kind()).isEqualTo(Ending.Kind.ALREADY_COMPLETED);
		assertThat(this.fixture.results()).hasSize(1 + 4);
		assertThat(this.fixture.calls()).isEqualTo(calls);
	}

	@Test
	void runWhenReportsOfAFinishedRunAreThereLeavesThemAlone() throws IOException {
		this.fixture.run(null);
		Path results = this.directory.resolve("reports/run-0001/results.csv");
		Files.writeString(results, "notes of mine");

		this.fixture.run(null);

		assertThat(results).hasContent("notes of mine");
	}

	private void failAtTheFirstRoom() {
		this.fixture.whenEnded((entry) -> {
			throw new UnsupportedOperationException("A fault of the program");
		});
	}

}
