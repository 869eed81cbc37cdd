package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.RateLimit;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a plan says of the calls and the time that a run will take comes true.
 */
class ForecastTests {

	private static final String OTHER_TOKEN = "w3Tn8bQe5yHs1LkVz6RdXc9PfGm2JuA4oNi7BtWq";

	/** HipChat's window, by which the forecast counts. */
	private static final Duration WINDOW = Duration.ofMinutes(5);

	@TempDir
	private Path empty;

	@ParameterizedTest
	@ValueSource(strings = { "", "--fresh-within 5m --announce {new}" })
	void aRunMakesTheCallsThatThePlanForetold(String options) {
		try (Stage stage = Stage.named("Engineering", "Backend", "Next", "Old", "Ops", "Sales", "right", "Lobby",
				"Board")) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name,topic", "1,eng,", "2,back,", "3,Backend,", "4,Next,", "5,Sales,",
						"6,Ops,", "7,right,", "8,lobby,", "9,Board,another", "77,nobody,");
			List<String> words = new ArrayList<>(List.of("rooms.csv", "--on-conflict", "skip", "--format", "json"));
			Arrays.stream(options.split(" ")).filter((word) -> !word.isEmpty()).forEach(words::add);

			JsonNode plan = stage.run(workspace, words("plan", words)).run().with(0).json();
			long puts = stage.puts();
			JsonNode run = stage.run(workspace, words("apply", words)).run().with(1).json();

			assertThat(puts).isZero();
			assertThat(plan.path("next").asString()).contains(" apply rooms.csv --on-conflict skip");
			assertThat(run.at("/rooms/renamed").asLong()).isEqualTo(8);
			assertThat(plan.at("/forecast/calls").asLong()).isEqualTo(calls(run));
			assertThat(plan.at("/forecast/wait_seconds").isNull()).isTrue();
		}
	}

	@Test
	void aRunOfTwoTokensTakesTheTimeThatThePlanForetold() {
		Duration window = Duration.ofSeconds(8);
		List<SimulatedRoom> rooms = LongStream.rangeClosed(1, 40)
			.mapToObj((id) -> SimulatedRoom.of(id, "Old " + id))
			.toList();
		SimulatorSeed seed = SimulatorSeed.of(rooms)
			.withTokens(Token.admin(Stage.TOKEN, 1), Token.admin(OTHER_TOKEN, 1));
		try (Stage stage = Stage.of(rooms,
				(options) -> options.withSeed(seed).withRateLimit(RateLimit.of(20, window, 4)))) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv",
						Stream
							.concat(Stream.of("room_id,new_name"),
									rooms.stream().map((room) -> room.id() + ",new-" + room.id()))
							.toArray(String[]::new));

			JsonNode plan = withBoth(stage.run(workspace, "plan", "rooms.csv", "--format", "json")).run()
				.with(0)
				.json();
			Instant begun = Instant.now();
			JsonNode run = withBoth(stage.run(workspace, "rooms.csv", "--format", "json")).run().with(0).json();

			assertThat(plan.at("/forecast/calls").asLong()).isEqualTo(86).isEqualTo(calls(run));
			long windows = plan.at("/forecast/wait_seconds").asLong() / WINDOW.toSeconds();
			assertThat(windows).isEqualTo(2);
			assertThat(length(stage, begun)).isBetween(window.multipliedBy(windows - 1),
					window.multipliedBy(windows + 1));
		}
	}

	@Test
	void aPlanIsWrittenForReview() throws IOException {
		try (Stage stage = Stage.named("One|two", "Two")) {
			Workspace workspace = Workspace.in(this.empty)
				.with("rooms.csv", "room_id,new_name", "1,uno", "2,Two")
				.with("plan.md", "an older plan");

			Child.Ended ended = stage.run(workspace, "plan", "rooms.csv", "--out", "plan.md").run().with(0);
			Child.Ended nowhere = stage.run(workspace, "plan", "rooms.csv", "--out", "none/plan.md").run().with(2);
			Child.Ended itself = stage.run(workspace, "plan", "rooms.csv", "--out", "./rooms.csv").run().with(2);
			Child.Ended twice = stage.run(workspace, "plan", "rooms.csv", "--out", "-").run().with(2);

			assertThat(ended.out()).startsWith("  room 1: 'One|two' -> 'uno'\n");
			assertThat(Files.readAllLines(workspace.file("plan.md"))).startsWith("# Plan for rooms.csv")
				.contains("| 1 | `'One\\|two'` | `'uno'` |  |  |", "| 2 | `'Two'` |");
			assertThat(twice.err()).startsWith("--out: stdout carries the plan as text already. Name a file.\n");
			assertThat(itself.err()).startsWith("--out: './rooms.csv' is the mapping. Name another file.\n");
			assertThat(nowhere.err()).startsWith("error: 'none/plan.md' can't be written (");
			assertThat(stage.puts()).isZero();
		}
	}

	private static String[] words(String command, List<String> words) {
		return Stream.concat(Stream.of(command), words.stream()).toArray(String[]::new);
	}

	private static Command withBoth(Command command) {
		return command.with("ROOMSHIFT_HIPCHAT_TOKENS", Stage.TOKEN + "," + OTHER_TOKEN);
	}

	/**
	 * The calls of a run; one that was throttled went again.
	 */
	private static long calls(JsonNode run) {
		return run.at("/calls/total").asLong() - run.at("/calls/throttled").asLong();
	}

	private static Duration length(Stage stage, Instant begun) {
		List<Instant> calls = stage.simulator()
			.journal()
			.entries((call) -> call.time().isAfter(begun))
			.stream()
			.map(Journal.Entry::time)
			.sorted()
			.toList();
		return Duration.between(calls.get(0), calls.get(calls.size() - 1));
	}

}
