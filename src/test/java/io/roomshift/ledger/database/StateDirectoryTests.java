package io.roomshift.ledger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.LedgerProcess;
import io.roomshift.ledger.LedgerProcess.Work;
import io.roomshift.ledger.StateInUseException;
import io.roomshift.ledger.database.Database.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StateDirectoryTests {

	private static final Instant NOW = Instant.parse("2018-11-05T10:00:01Z");

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private final Path directory;

	StateDirectoryTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void lockWhenNewMakesDirectoryAndFilesForTheOwnerAlone() throws IOException {
		Path state = this.directory.resolve("deep/state");

		try (StateDirectory locked = StateDirectory.lock(state, NOW)) {
			assertThat(locked.url()).isEqualTo(H2.url(state.toRealPath()));
			assertThat(Files.getPosixFilePermissions(state)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
			assertOwnerOnly(state);
		}

		assertOwnerOnly(state);
		assertThat(state).isDirectoryContaining("regex:.*roomshift.mv.db").isDirectoryNotContaining("regex:.*holder");
	}

	@Test
	void closeWhenCompactedLeavesFilesToTheOwnerAlone() throws IOException {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			fixture.run();
		}

		assertOwnerOnly(this.directory);
		assertThat(Files.size(this.directory.resolve("roomshift.mv.db"))).isLessThan(200_000);
	}

	@Test
	void lockWhenFileIsReadableByOthersRestrictsIt() throws IOException {
		StateDirectory.lock(this.directory, NOW).close();
		Path file = this.directory.resolve("roomshift.mv.db");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

		StateDirectory.lock(this.directory, NOW).close();

		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(OWNER_ONLY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "with blank", "Größe", "100%41", "a#b", "it's", "-dash" })
	void lockWhenPathIsOddWorks(String name) throws IOException {
		Path state = this.directory.resolve(name);

		StateDirectory.lock(state, NOW).close();

		assertThat(state.resolve("roomshift.mv.db")).exists();
	}

	@Test
	void lockWhenHeldByThisProcessNamesTheHolder() throws IOException {
		try (StateDirectory held = StateDirectory.lock(this.directory, NOW)) {
			assertThat(held.url()).isNotEmpty();
			assertThatExceptionOfType(StateInUseException.class)
				.isThrownBy(() -> StateDirectory.lock(this.directory.resolve("."), NOW))
				.withMessageMatching(
						"Another run is using the state directory '.*' \\(process " + ProcessHandle.current().pid()
								+ " on \\S+ since 2018-11-05T10:00:01Z\\)\\. Wait until it ends, or stop it\\.");
		}
		StateDirectory.lock(this.directory, NOW).close();
	}

	@Test
	void lockWhenHeldByAnotherProcessNamesItUntilItIsKilled() throws IOException {
		try (LedgerProcess process = LedgerProcess.start("", Work.HOLD, this.directory)) {
			assertThat(process.next()).isEqualTo("held");

			assertThatExceptionOfType(StateInUseException.class)
				.isThrownBy(() -> StateDirectory.lock(this.directory, NOW))
				.withMessageMatching(
						"Another run is using the state directory '" + this.directory + "' \\(process " + process.pid()
								+ " on \\S+ since 2018-11-05T10:00:01Z\\)\\. Wait until it ends, or stop it\\.");
			process.kill();
		}

		StateDirectory.lock(this.directory, NOW).close();
	}

	@Test
	void lockWhenDirectoryIsAFileSaysSo() throws IOException {
		Path file = Files.writeString(this.directory.resolve("state"), "not a directory");

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> StateDirectory.lock(file, NOW))
			.withMessage("The state directory '" + file + "' can't be used (it is not a directory). "
					+ "Name another one by ROOMSHIFT_STATE_DIR, or mend this one.");
		Path below = file.resolve("below");
		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> StateDirectory.lock(below, NOW))
			.withMessageStartingWith("The state directory '" + below + "' can't be used (")
			.withMessageNotContaining("Exception");
	}

	@Test
	void lockWhenPathHasSemicolonSaysSo() {
		Path state = this.directory.resolve("a;b");

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> StateDirectory.lock(state, NOW))
			.withMessage("The state directory '" + state + "' can't be used (a semicolon in the path). "
					+ "Name another one by ROOMSHIFT_STATE_DIR, or mend this one.");
		assertThat(state).doesNotExist();
	}

	@Test
	void lockWhenNobodyMayWriteSaysSo() {
		// Not even root may make a directory there.
		Path state = Path.of("/proc/self/roomshift");

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> StateDirectory.lock(state, NOW))
			.withMessageMatching("The state directory '/proc/self/roomshift' can't be used \\([^.()]+\\)\\. "
					+ "Name another one by ROOMSHIFT_STATE_DIR, or mend this one\\.");
	}

	@Test
	void lockWhenDatabaseIsDamagedSaysSo() throws IOException {
		Files.writeString(this.directory.resolve("roomshift.mv.db"), "garbage ".repeat(2000));

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> StateDirectory.lock(this.directory, NOW))
			.withMessage("The database in the state directory '" + this.directory.toRealPath()
					+ "' can't be opened (its file is damaged). "
					+ "Look at the directory's permissions and at the space left on its disk.");
	}

	@Test
	void openWhenTablesCantBeMadeSaysSo() {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			fixture.execute("update \"schema_history\" set \"checksum\" = 1 where \"version\" = '1'");
		}

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> LedgerFixture.open(this.directory))
			.withMessage("The database in the state directory '" + this.directory
					+ "' can't be made ready (Validate failed: Migrations have failed validation). Look at the space "
					+ "left on its disk, and whether a newer Roomshift made it; then run the same command again. "
					+ "Nothing was written to HipChat.");
	}

	@Test
	void openWhenTablesWereLeftHalfMadeMakesWhatIsMissing() {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			fixture.run();
			fixture.execute("delete from \"schema_history\" where \"version\" is not null");
			fixture.execute("drop table announcement");
			fixture.execute("drop table announcement_earlier");
			fixture.execute("drop table entry");
			fixture.execute("drop table batch_step_execution_context");
		}

		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			assertThat(fixture.run().id()).isEqualTo(2);
		}
	}

	@Test
	void isBegunWhenAskedMakesNothing() throws IOException {
		Path state = this.directory.resolve("state");

		assertThat(Database.of(state).isBegun()).isFalse();
		assertThat(state).doesNotExist();
		StateDirectory.lock(state, NOW).close();
		assertThat(Database.of(state).isBegun()).isTrue();
	}

	@Test
	void lookWhenHeldByAnotherProcessNamesItAndAfterItsDeathDoesNot() throws IOException {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			fixture.run();
		}
		try (LedgerProcess process = LedgerProcess.start("", Work.HOLD, this.directory)) {
			assertThat(process.next()).isEqualTo("held");

			assertThat(Database.of(this.directory).look().holder())
				.matches(" \\(process " + process.pid() + " on \\S+ since 2018-11-05T10:00:01Z\\)");
			process.kill();
		}

		Condition killed = Database.of(this.directory).look();

		assertThat(killed.holder()).isNull();
		assertThat(killed.fault()).isNull();
		assertThat(killed.runs()).isEqualTo(1);
		assertThat(killed.size()).isPositive();
	}

	private static void assertOwnerOnly(Path state) throws IOException {
		try (Stream<Path> files = Files.list(state)) {
			assertThat(files).isNotEmpty()
				.allSatisfy((file) -> assertThat(Files.getPosixFilePermissions(file)).isEqualTo(OWNER_ONLY));
		}
	}

}
