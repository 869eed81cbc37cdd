package io.roomshift.scenario;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.SimulatorSeed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptionTests {

	private static final int ROOMS = 40;

	private static final String[] ONE_AT_A_TIME = { "rooms.csv", "--concurrency", "1", "--format", "json" };

	private final Stage stage = Stage.of(SimulatorSeed.ofRooms(ROOMS).rooms(), (options) -> options);

	@TempDir
	private Path empty;

	@AfterEach
	void close() {
		this.stage.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INT", "TERM" })
	void aSignalStopsTheRunAndTheNextOneGoesOn(String signal) {
		Workspace workspace = mapping();
		slow();
		Child child = this.stage.run(workspace, ONE_AT_A_TIME).through(hearingSignals()).start();
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> this.stage.puts() >= 3);

		child.signal(signal);
		JsonNode interrupted = child.await().decent().with(5).json();
		long written = this.stage.puts();
		quick();
		JsonNode resumed = this.stage.run(workspace, ONE_AT_A_TIME).run().with(0).json();

		assertThat(interrupted.path("state").asString()).isEqualTo("interrupted");
		assertThat(interrupted.path("rooms").path("renamed").asLong()).isEqualTo(written);
		assertThat(interrupted.path("rooms").path("pending").asLong()).isEqualTo(ROOMS - written).isPositive();
		assertThat(interrupted.path("next").asString())
			.endsWith("/roomshift.jar apply rooms.csv --concurrency 1 --format json");
		assertThat(resumed.path("run").asInt()).isEqualTo(1);
		assertThat(resumed.path("calls").path("put").asLong()).isEqualTo(ROOMS - written);
		allRenamedOnce();
	}

	@Test
	void aRunStopsAfterTheGivenTimeAndTheNextOneGoesOn() {
		Workspace workspace = mapping();
		slow();

		Child.Ended stopped = this.stage.run(workspace, "rooms.csv", "--concurrency", "1", "--stop-after", "1s")
			.run()
			.with(5);
		quick();
		this.stage.run(workspace, "rooms.csv").run().with(0);

		assertThat(stopped.err()).endsWith("error: The time of --stop-after 1 s is over.\n");
		assertThat(stopped.out()).startsWith("Run 1 was interrupted; progress is kept.\n")
			.endsWith("/roomshift.jar apply rooms.csv --concurrency 1 --stop-after 1s\n");
		allRenamedOnce();
	}

	@Test
	void aSecondRunAtTheSameTimeIsToldWhoHoldsTheState() throws UnknownHostException {
		Workspace workspace = mapping();
		slow();
		Child first = this.stage.run(workspace, ONE_AT_A_TIME).start();
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> this.stage.puts() >= 1);

		Child.Ended second = this.stage.run(workspace, "rooms.csv").run().with(6);
		boolean undisturbed = first.running();
		first.signal("TERM");
		first.await().decent().with(5);

		assertThat(undisturbed).isTrue();
		assertThat(second.out()).isEmpty();
		assertThat(second.err()).matches("error: Another run is using the state directory 'state' \\(process "
				+ first.process().pid() + " on " + InetAddress.getLocalHost().getHostName()
				+ " since 20[0-9T:.-]+Z\\)\\. Wait until it ends, or stop it\\.\n");
	}

	private Workspace mapping() {
		Stream<String> rows = IntStream.rangeClosed(1, ROOMS).mapToObj((id) -> id + ",room-" + id);
		return Workspace.in(this.empty)
			.with("rooms.csv", Stream.concat(Stream.of("room_id,new_name"), rows).toArray(String[]::new));
	}

	private void slow() {
		this.stage.dialled(Dials.none().withDelay(Duration.ofMillis(200)));
	}

	private void quick() {
		this.stage.dialled(Dials.none());
	}

	private void allRenamedOnce() {
		assertThat(this.stage.names()).allSatisfy((id, name) -> assertThat(name).isEqualTo("room-" + id));
		assertThat(this.stage.effectivePuts().values()).hasSize(ROOMS).containsOnly(1L);
		assertThat(this.stage.puts()).isEqualTo(ROOMS);
		this.stage.nothingChangedBut("name");
	}

	/**
	 * Lets the program hear SIGINT even where the tests run in the background of a shell,
	 * which would have it ignored by all that it starts.
	 */
	private static List<String> hearingSignals() {
		return Files.exists(Path.of("/proc/self")) ? List.of("env", "--default-signal=INT") : List.of();
	}

}
