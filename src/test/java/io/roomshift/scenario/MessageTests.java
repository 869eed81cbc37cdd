package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatorSeed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rooms that are told by a command of its own, and messages of one's own.
 */
class MessageTests {

	private static final int ROOMS = 40;

	/** Rooms that are told at the same time, and so may be in doubt after a kill. */
	private static final int CONCURRENCY = 4;

	private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

	@TempDir
	private Path empty;

	@Test
	void roomsAreToldOnceAlthoughTheTellingIsKilledAndAnswersAreLost() {
		try (Stage stage = Stage.of(SimulatorSeed.ofRooms(ROOMS).rooms(), (options) -> options)) {
			Stream<String> rows = IntStream.rangeClosed(1, ROOMS)
				.mapToObj((id) -> id + ",room-" + id + "," + ((id % 4 == 0) ? "Only {room_id}" : ""));
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", Stream.concat(Stream.of("room_id,new_name,message"), rows).toArray(String[]::new));
			stage.run(workspace, "rooms.csv").run().with(0);
			stage.dialled(Dials.none().withDelay(Duration.ofMillis(50)).withDrops(0, 0.2).only("POST"));

			Child child = announcing(stage, workspace).start();
			Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> stage.simulator().messages().size() >= 15);
			child.kill();
			child.await();
			announcing(stage, workspace).run().withOneOf(0, 1);
			long calls = stage.calls();
			Child.Ended again = announcing(stage, workspace).run().withOneOf(0, 1);

			eachRoomWasToldOnceOrIsInDoubt(stage, workspace);
			assertThat(again.out()).contains("run 1 renamed");
			assertThat(stage.calls()).isEqualTo(calls);
			assertThat(workspace.roomshift("status").run().with(0).out().lines()).hasSize(2);
		}
	}

	private static Command announcing(Stage stage, Workspace workspace) {
		return stage.run(workspace, "announce", "rooms.csv", "--message", "{room_id} is now {new}", "--concurrency",
				String.valueOf(CONCURRENCY));
	}

	private static void eachRoomWasToldOnceOrIsInDoubt(Stage stage, Workspace workspace) {
		Map<Long, List<String>> told = stage.simulator()
			.messages()
			.stream()
			.collect(Collectors.groupingBy(Journal.Message::room,
					Collectors.mapping(Journal.Message::text, Collectors.toList())));
		assertThat(told).hasSizeGreaterThanOrEqualTo(ROOMS - CONCURRENCY)
			.allSatisfy((room, texts) -> assertThat(texts)
				.containsExactly((room % 4 == 0) ? "Only " + room : room + " is now room-" + room));
		assertThat(stage.simulator().journal().entries((call) -> call.method().equals("POST")))
			.extracting(Journal.Entry::room)
			.doesNotHaveDuplicates();
		assertThat(workspace.rows("reports/run-0001/results.csv")).filteredOn((row) -> row.get("detail").isEmpty())
			.allSatisfy((row) -> assertThat(told).containsKey(Long.valueOf(row.get("room_id"))));
	}

	@Test
	void aFileOfFiftyMegabytesIsSharedByAProgramWithLessMemory() throws Exception {
		byte[] content = new byte[FIFTY_MEGABYTES];
		new Random(7).nextBytes(content);
		try (Stage stage = Stage.named("Ops")) {
			Workspace workspace = Workspace.in(this.empty);
			Files.write(workspace.file("big file.bin"), content);

			Child.Ended ended = stage
				.run(workspace, "notify", "--room", "1", "--file", "big file.bin", "--message", "Hier")
				.option("-Xmx48m")
				.option("-XX:MaxDirectMemorySize=32m")
				.run()
				.with(0);

			assertThat(ended.out()).isEqualTo("Sent to room 1.\n");
			assertThat(stage.simulator().messages()).singleElement().satisfies((message) -> {
				assertThat(message.text()).isEqualTo("Hier");
				assertThat(message.details()).containsEntry("filename", "big file.bin")
					.containsEntry("size", String.valueOf(FIFTY_MEGABYTES))
					.containsEntry("sha256", sha256(content));
			});
			assertThat(workspace.files()).containsExactly("big file.bin");
		}
	}

	@Test
	void aMessageWithoutAnAnswerIsLookedForAndNotSentAgain() throws IOException {
		try (Stage stage = Stage.named("Ops")) {
			Workspace workspace = Workspace.in(this.empty).with("text.html", "<b>Größe</b> &amp; more", "");
			stage.dialled(Dials.none().withDrops(0, 1).only("POST"));
			Child.Ended found = stage
				.run(workspace, "notify", "--room", "1", "--message-file", "text.html", "--format", "html")
				.run()
				.with(0);
			stage.dialled(Dials.none().withDrops(1, 0).only("POST"));

			Child.Ended unsure = stage.run(workspace, "notify", "--user", "@bo", "--message", "hi", "--format", "json")
				.run()
				.with(1);

			assertThat(found.out())
				.startsWith("Sent to room 1. POST /v2/room/1/notification: the connection was closed")
				.endsWith("The history of room 1 shows the message.\n");
			assertThat(unsure.json().path("outcome").asString()).isEqualTo("unsure");
			assertThat(unsure.json().path("state").asString()).isEqualTo("completed_with_failures");
			assertThat(unsure.err()).startsWith("error: The message may have been sent, and is not sent again. POST ")
				.endsWith("The history of '@bo' does not show it. Look there before you send it anew.\n");
			assertThat(stage.simulator().messages()).singleElement()
				.extracting(Journal.Message::text)
				.isEqualTo("<b>Größe</b> &amp; more");
		}
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
