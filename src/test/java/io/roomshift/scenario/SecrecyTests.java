package io.roomshift.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The token is to be found in no file and no stream.
 */
class SecrecyTests {

	/** Long enough to be of use to somebody, if it were shown. */
	private static final List<String> PARTS = List.of(Stage.TOKEN.substring(0, 10), Stage.TOKEN.substring(15, 25),
			Stage.TOKEN.substring(30));

	private static final Duration DELAY = Duration.ofMillis(30);

	@TempDir
	private Path empty;

	@Test
	void aRunThatTellsEverythingDoesNotTellTheToken() {
		try (Stage stage = Stage.ofSample()) {
			Workspace workspace = Workspace.in(this.empty).withSample();

			Child.Ended ended = everything(stage.run(workspace, "rooms.csv", "--verbose"));

			assertThat(ended.with(0).out() + ended.err()).contains("TRACE").contains("Run 1 completed.");
			assertThat(filesWithAPartOfTheToken()).isEmpty();
		}
	}

	@Test
	void aTokenThatIsRefusedIsNotToldEither() {
		try (Stage stage = Stage.of(SimulatedRoom.of(1, "One"))) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno");
			stage.simulator().revoke(Stage.TOKEN);

			Child.Ended ended = everything(stage.run(workspace, "rooms.csv", "--verbose"));

			assertThat(ended.with(3).out() + ended.err())
				.contains("HipChat refuses the token ('Invalid OAuth session')");
			assertThat(filesWithAPartOfTheToken()).isEmpty();
		}
	}

	@Test
	void aTokenThatIsSetAsideInMidRunIsToldByItsFingerprintAlone() throws InterruptedException {
		String revoked = new StringBuilder(Stage.TOKEN).reverse().toString();
		SimulatedRoom[] rooms = new SimulatedRoom[60];
		List<String> lines = new ArrayList<>(List.of("room_id,new_name"));
		Arrays.setAll(rooms, (index) -> SimulatedRoom.of(index + 1, "Room " + index));
		Arrays.stream(rooms).forEach((room) -> lines.add(room.id() + ",New " + room.id()));
		try (Stage stage = Stage.of(List.of(rooms), (options) -> options.withDials(Dials.none().withDelay(DELAY))
			.withSeed(options.seed().withTokens(Token.admin(Stage.TOKEN, 1), Token.admin(revoked, 1))))) {
			Workspace workspace = Workspace.in(this.empty).with("rooms.csv", lines.toArray(String[]::new));

			Child child = stage.run(workspace, "rooms.csv").with("ROOMSHIFT_HIPCHAT_TOKENS", revoked).start();
			while (stage.puts() < 10) {
				TimeUnit.MILLISECONDS.sleep(10);
			}
			stage.simulator().revoke(revoked);
			Child.Ended ended = child.await().with(0);

			assertThat(ended.err()).containsPattern("warning: Token [0-9a-f]{6} is set aside, and the run goes on with "
					+ "the other one\\. HipChat refuses the token \\('Invalid OAuth session'\\)");
			assertThat(stage.effectivePuts()).hasSize(60).values().containsOnly(1L);
			assertThat(workspace.json("reports/run-0001/report.json").path("tokens").findValuesAsString("set_aside"))
				.containsExactly("false", "true");
			assertThat(workspace.rows("reports/run-0001/results.csv")).extracting((row) -> row.get("detail"))
				.allSatisfy((detail) -> assertThat(detail).matches("By token [0-9a-f]{6}\\."));
			assertThat(ended.out() + ended.err()).doesNotContain(revoked.substring(0, 10));
			assertThat(filesWithAPartOfTheToken()).isEmpty();
		}
	}

	@Test
	void settingsThatAreRefusedDoNotShowTheToken() {
		Workspace workspace = Workspace.in(this.empty).with("rooms.csv", "room_id,new_name", "1,uno");

		Child.Ended ended = everything(workspace.roomshift("rooms.csv", "--verbose")
			.with("ROOMSHIFT_HIPCHAT_URL", "https://user:" + Stage.TOKEN + "@chat.example.com")
			.with("ROOMSHIFT_HIPCHAT_TOKEN", Stage.TOKEN + "\n")
			.with("ROOMSHIFT_HIPCHAT_TOKENS", Stage.TOKEN + "," + Stage.TOKEN));

		assertThat(ended.with(2).err()).contains("roomshift.hipchat.url is not the address of a HipChat server");
		assertThat(filesWithAPartOfTheToken()).isEmpty();
	}

	private static Child.Ended everything(Command command) {
		return command.option("-Dlogging.level.root=TRACE").start().await();
	}

	/**
	 * All files of the working directory and the streams are looked into.
	 */
	private List<Path> filesWithAPartOfTheToken() {
		try (Stream<Path> files = Files.walk(this.empty)) {
			return files.filter(Files::isRegularFile).filter(SecrecyTests::holdsAPart).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean holdsAPart(Path file) {
		try {
			String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
			return PARTS.stream().anyMatch(text::contains);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
