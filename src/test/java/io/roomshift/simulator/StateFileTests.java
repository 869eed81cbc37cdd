package io.roomshift.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StateFileTests {

	private Path directory = Path.of("");

	private Path file = Path.of("");

	@BeforeEach
	void nameFile(@TempDir Path temporary) {
		this.directory = temporary;
		this.file = temporary.resolve("simulator.jsonl");
	}

	@Test
	void startWhenFileIsNewWritesTheSeedForItsOwnerAlone() throws IOException {
		start(SimulatorSeed.ofRooms(20)).close();

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rw-------");
		assertThat(Files.readAllLines(this.file)).hasSize(5 + 1 + 20);
		assertThat(this.directory.toFile().list()).containsExactly("simulator.jsonl");
	}

	@Test
	void startWhenFileIsThereGoesOnWithoutTheSeed() {
		List<SimulatedRoom> rooms;
		List<Journal.Message> messages;
		try (Simulator simulator = start(SimulatorSeed.ofRooms(20))) {
			Client client = Client.of(simulator);
			client.put("/room/7", Client.named("Größe 🎉"));
			client.post("/room/8/message", "{\"message\":\"hi\"}");
			client.post("/user/2/message", "{\"message\":\"psst\"}");
			client.post("/room", "{\"name\":\"Fresh\"}");
			client.delete("/room/9");
			simulator.deleteUser(3);
			simulator.change(10, (room) -> room.withDelegateAdminVisibility(null).withTopic("changed"));
			rooms = simulator.rooms();
			messages = simulator.messages();
		}

		try (Simulator simulator = start(SimulatorSeed.ofRooms(3))) {
			assertThat(simulator.rooms()).isEqualTo(rooms).hasSize(20);
			assertThat(simulator.messages()).isEqualTo(messages).hasSize(2);
			Client client = Client.of(simulator);
			assertThat(client.get("/room/Gr%C3%B6%C3%9Fe%20%F0%9F%8E%89").statusCode()).isEqualTo(200);
			assertThat(client.put("/room/1", Client.named("größe 🎉")).statusCode()).isEqualTo(400);
			assertThat(Client.json(client.get("/user/3")).get("is_deleted").asBoolean()).isTrue();
		}
	}

	@Test
	void startWhenTokenWasRevokedRemembersIt() {
		try (Simulator simulator = start(SimulatorSeed.ofRooms(1))) {
			simulator.revoke(SimulatorSeed.ADMIN_TOKEN);
		}

		try (Simulator simulator = start(SimulatorSeed.ofRooms(1))) {
			assertThat(Client.of(simulator).get("/room").statusCode()).isEqualTo(401);
		}
	}

	@Test
	void startWhenLastLineIsTornIgnoresIt() throws IOException {
		try (Simulator simulator = start(SimulatorSeed.ofRooms(2))) {
			Client.of(simulator).put("/room/1", Client.named("Whole"));
		}
		Files.writeString(this.file, "{\"room\":{\"id\":1,\"name\":\"To", StandardOpenOption.APPEND);

		try (Simulator simulator = start(SimulatorSeed.ofRooms(2))) {
			assertThat(simulator.room(1).orElseThrow().name()).isEqualTo("Whole");
			Client.of(simulator).put("/room/2", Client.named("Next"));
		}

		try (Simulator simulator = start(SimulatorSeed.ofRooms(2))) {
			assertThat(simulator.rooms()).extracting(SimulatedRoom::name).containsExactly("Whole", "Next");
		}
	}

	@Test
	void startWhenAnEarlierOneDiedWhileSeedingStartsOver() throws IOException {
		Files.writeString(this.directory.resolve("simulator.jsonl.new"), "{\"room\":{\"id\":1");

		try (Simulator simulator = start(SimulatorSeed.ofRooms(2))) {
			assertThat(simulator.rooms()).hasSize(2);
		}
	}

	@Test
	void startWhenFileIsSomethingElseRefusesIt() throws IOException {
		Files.writeString(this.file, "room_id,new_name\n");

		assertThatIllegalStateException().isThrownBy(() -> start(SimulatorSeed.ofRooms(1)))
			.withMessage("'%s' is not a state file of the simulator", this.file);
		assertThat(this.file).hasContent("room_id,new_name\n");
	}

	private Simulator start(SimulatorSeed seed) {
		return Simulator.start(SimulatorOptions.defaults().withSeed(seed).withStateFile(this.file).withoutLimits());
	}

}
