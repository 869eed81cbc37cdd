package io.roomshift.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.roomshift.simulator.SimulatedRoom;
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
