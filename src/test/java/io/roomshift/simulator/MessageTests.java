package io.roomshift.simulator;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTests {

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withSeed(SimulatorSeed.of(List.of(SimulatedRoom.of(1, "Ops"))))
		.withClock(InstantSource.fixed(Instant.parse("2018-11-05T10:00:01Z")))
		.withoutLimits());

	private final Client client = Client.of(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void notificationWhenCompleteIsKept() {
		HttpResponse<String> response = this.client.post("/room/1/notification", """
				{"message":"Umbenannt: „Ops“","message_format":"text","color":"green","notify":true,"from":"Bot"}""");

		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(message().kind()).isEqualTo("notification");
		assertThat(message().room()).isEqualTo(1);
		assertThat(message().text()).isEqualTo("Umbenannt: „Ops“");
		assertThat(message().details())
			.isEqualTo(Map.of("message_format", "text", "color", "green", "notify", "true", "from", "Bot"));
		assertThat(this.simulator.room(1).orElseThrow().activity().lastActive()).isEqualTo("2018-11-05T10:00:01Z");
		assertThat(this.simulator.journal().of("POST", 1)).singleElement().matches(Journal.Entry::effective);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"message\":\"\"}", "{\"message\":\"hi\",\"color\":\"pink\"}",
			"{\"message\":\"hi\",\"message_format\":\"markdown\"}", "{\"message\":5}" })
	void notificationWhenInvalidIsRefused(String body) {
		assertThat(this.client.post("/room/1/notification", body).statusCode()).isEqualTo(400);
		assertThat(this.simulator.messages()).isEmpty();
	}

	@Test
	void notificationWhenTooLongIsRefused() {
		String tooLong = "{\"message\":\"" + "x".repeat(10_001) + "\"}";

		assertThat(this.client.post("/room/1/notification", tooLong).statusCode()).isEqualTo(400);
	}

	@Test
	void messageWhenPostedAnswersWithItsId() {
		HttpResponse<String> response = this.client.post("/room/Ops/message", "{\"message\":\"hi @here\"}");

		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(Client.json(response).get("id").asString()).isEqualTo(message().id());
		assertThat(Client.json(response).get("timestamp").asString()).isEqualTo("2018-11-05T10:00:01Z");
		assertThat(message().sender()).isEqualTo(1);
	}

	@Test
	void messageWhenToPersonReachesHimOrHer() {
		HttpResponse<String> response = this.client.post("/user/@dora/message", "{\"message\":\"psst\"}");

		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(message().user()).isEqualTo(4);
		assertThat(message().room()).isNull();
		assertThat(this.client.post("/user/99/message", "{\"message\":\"psst\"}").statusCode()).isEqualTo(404);
	}

	@Test
	void fileWhenSharedKeepsNameAndSize() {
		HttpResponse<String> response = this.client.send(this.client.request("/room/1/share/file")
			.header("Content-Type", "multipart/related; boundary=edge")
			.POST(BodyPublishers.ofString(String.join("\r\n", "--edge", "Content-Type: application/json; charset=UTF-8",
					"Content-Disposition: attachment; name=\"metadata\"", "", "{\"message\":\"Größe\"}", "--edge",
					"Content-Type: text/csv", "Content-Disposition: attachment; name=\"file\"; filename=\"rooms.csv\"",
					"", "id,name", "1,Ops", "--edge--", ""))));

		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(message().kind()).isEqualTo("file");
		assertThat(message().text()).isEqualTo("Größe");
		assertThat(message().details()).isEqualTo(Map.of("filename", "rooms.csv", "size", "14", "type", "text/csv",
				"sha256", "07e413fd2e2c3897bb82f182eb364202a5628a29152e34b04e3893daa0f096c1"));
	}

	@Test
	void fileWhenNotMultipartOrWithoutFileIsRefused() {
		assertThat(this.client.post("/room/1/share/file", "{}").statusCode()).isEqualTo(400);
		assertThat(this.client
			.send(this.client.request("/room/1/share/file")
				.header("Content-Type", "multipart/related; boundary=edge")
				.POST(BodyPublishers.ofString("--edge--")))
			.statusCode()).isEqualTo(400);
	}

	@Test
	void historyWhenReadHasTheMessagesOldestFirst() {
		this.client.post("/room/1/message", "{\"message\":\"one\"}");
		this.client.post("/room/1/notification", "{\"message\":\"two\"}");
		this.client.post("/room/1/message", "{\"message\":\"three\"}");

		assertThat(texts("/room/1/history")).containsExactly("one", "two", "three");
		assertThat(texts("/room/1/history?max-results=1&start-index=1")).containsExactly("two");
		assertThat(texts("/room/1/history/latest?max-results=2")).containsExactly("two", "three");
		assertThat(Client.json(this.client.get("/room/1/history")).at("/items/1/type").asString())
			.isEqualTo("notification");
	}

	private List<String> texts(String path) {
		return Client.json(this.client.get(path))
			.get("items")
			.valueStream()
			.map((item) -> item.get("message"))
			.map(JsonNode::asString)
			.toList();
	}

	private Journal.Message message() {
		assertThat(this.simulator.messages()).hasSize(1);
		return this.simulator.messages().get(0);
	}

}
