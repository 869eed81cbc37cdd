package io.roomshift.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.State;
import io.roomshift.doctor.check.Findings;
import io.roomshift.ledger.LedgerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MachineChecksTests {

	@TempDir
	private Path directory;

	@Test
	void lookWhenThereIsNoStateMakesNone() {
		Path state = this.directory.resolve("deep/state");

		Map<String, Check> checks = look(state);

		assertThat(detail(checks, "state")).isEqualTo("'" + state + "' is not there yet; the first run makes it.");
		assertThat(detail(checks, "database")).isEqualTo("There is none yet; the first run makes it.");
		assertThat(detail(checks, "disk")).matches("[0-9.]+ [kMG]B are left where '" + this.directory + "' is\\.");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void lookWhenRunsWereMadeCountsThem() throws IOException {
		Path state = Files.createDirectory(this.directory.resolve("state"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		try (LedgerFixture fixture = LedgerFixture.open(state)) {
			fixture.run();
			fixture.run();
		}

		Map<String, Check> checks = look(state);

		assertThat(detail(checks, "state")).isEqualTo("'" + state + "' is there, and open to its owner alone.");
		assertThat(detail(checks, "database")).matches("2 runs in \\d+ kB, and nobody holds it\\.");
		assertThat(state).isDirectoryNotContaining("regex:.*holder");
	}

	@Test
	void lookWhenARunIsGoingOnNamesIt() {
		try (LedgerFixture fixture = LedgerFixture.open(this.directory)) {
			fixture.run();

			Check database = check(look(this.directory), "database");

			assertThat(database.state()).isEqualTo(State.WARN);
			assertThat(database.detail()).matches("A run is going on \\(process " + ProcessHandle.current().pid()
					+ " on \\S+ since \\S+Z\\); \\d+ [kM]B so far\\.");
		}
	}

	@Test
	void lookWhenOthersMayEnterWarns() throws IOException {
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwxr-x---"));

		Check state = check(look(this.directory), "state");

		assertThat(state.state()).isEqualTo(State.WARN);
		assertThat(state.cure()).endsWith(": chmod 700 " + this.directory + ".");
	}

	@Test
	void lookWhenTheDatabaseIsDamagedSaysSo() throws IOException {
		Files.writeString(this.directory.resolve("roomshift.mv.db"), "garbage ".repeat(2000));

		Check database = check(look(this.directory), "database");

		assertThat(database.state()).isEqualTo(State.BAD);
		assertThat(database.detail()).isEqualTo("It can't be read (its file is damaged).");
	}

	@Test
	void lookWhenTheStateDirectoryIsAFileSaysSo() throws IOException {
		Path state = Files.writeString(this.directory.resolve("state"), "a file");

		Map<String, Check> checks = look(state);

		assertThat(detail(checks, "state")).isEqualTo("'" + state + "' is not a directory.");
		assertThat(detail(checks, "database")).isEqualTo("not checked, because the state directory can't be used");
	}

	@ParameterizedTest
	@CsvSource({ "49999999, BAD, 49 MB", "50000000, WARN, 50 MB", "499999999, WARN, 499 MB", "500000000, OK, 500 MB",
			"1250000000, OK, 1.3 GB", "4001, BAD, 5 kB", "0, BAD, 0 kB" })
	void diskIsJudgedByWhatIsLeft(long left, State state, String shown) {
		Check disk = MachineChecks.disk(left, "'/x'");

		assertThat(disk.state()).isEqualTo(state);
		assertThat(disk.detail()).isEqualTo(shown + " are left where '/x' is.");
	}

	@Test
	void javaIsJudgedByItsMemory() {
		assertThat(MachineChecks.java(268_435_456, "Java 17").state()).isEqualTo(State.OK);
		assertThat(MachineChecks.java(67_108_864, "Java 17").state()).isEqualTo(State.WARN);
		assertThat(MachineChecks.java(67_108_864, "Java 17").detail()).isEqualTo("Java 17, up to 67 MB of memory.");
	}

	@Test
	void localeIsJudgedByTheLettersOfFileNames() {
		assertThat(MachineChecks.fileNames("UTF-8").state()).isEqualTo(State.OK);
		assertThat(MachineChecks.fileNames("ANSI_X3.4-1968").state()).isEqualTo(State.WARN);
	}

	private static Map<String, Check> look(Path state) {
		Map<String, Check> checks = new HashMap<>();
		new MachineChecks(new Findings((check) -> checks.put(check.name(), check))).look(state);
		return checks;
	}

	private static String detail(Map<String, Check> checks, String name) {
		return check(checks, name).detail();
	}

	private static Check check(Map<String, Check> checks, String name) {
		return Objects.requireNonNull(checks.get(name), name);
	}

}
