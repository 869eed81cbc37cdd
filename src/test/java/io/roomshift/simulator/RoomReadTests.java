package io.roomshift.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RoomReadTests {

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withSeed(SimulatorSeed.of(List.of(SimulatedRoom.of(1, "General"),
				SimulatedRoom.of(2, "Café / Ops").withPrivacy("private").withMembers(Set.of(2L, 3L)).withOwner(2),
				SimulatedRoom.of(3, "Old").withArchived(true),
				SimulatedRoom.of(4, "Guests").withGuestAccessible(true).withDelegateAdminVisibility(true))))
		.withoutLimits());

	private final Client client = Client.of(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void roomWhenReadLooksLikeTheRecordedOne() throws IOException {
		HttpResponse<String> response = this.client.get("/room/1");

		assertThat(response.statusCode()).isEqualTo(200);
		try (InputStream golden = RoomReadTests.class.getResourceAsStream("room.json")) {
			assertThat(response.body().replace(this.simulator.url().toString(), "http://simulator"))
				.isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	@Test
	void roomWhenPrivateLinksItsMembers() {
		JsonNode room = Client.json(this.client.get("/room/2"));

		assertThat(room.at("/links/members").asString()).isEqualTo(this.simulator.url() + "/v2/room/2/member");
		assertThat(room.get("privacy").asString()).isEqualTo("private");
		assertThat(Client.json(this.client.get("/room/2/member")).findValuesAsString("mention_name"))
			.containsExactly("bo", "chen");
		assertThat(Client.json(this.client.get("/room/2/participant")).findValuesAsString("mention_name"))
			.containsExactly("bo");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/room/2", "/room/Caf%C3%A9%20%2F%20Ops" })
	void roomWhenNamedByIdOrExactNameIsFound(String path) {
		assertThat(Client.json(this.client.get(path)).get("id").asLong()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/room/99", "/room/general", "/room/General+", "/room/1_general@conf.hipchat.example",
			"/room/1/", "/room/", "/room/1/nothing", "/rooms", "/room/99999999999999999999" })
	void roomWhenNotThereIsNotFound(String path) {
		HttpResponse<String> response = this.client.get(path);

		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(Client.json(response).at("/error/type").asString()).isEqualTo("Not Found");
	}

	@Test
	void roomWhenNotThereSaysWhich() {
		assertThat(Client.json(this.client.get("/room/Some%20room")).at("/error/message").asString())
			.isEqualTo("Room Some room not found");
	}

	@Test
	void roomWhenMethodIsUnknownIsRefused() {
		HttpResponse<String> response = this.client.post("/room/1", "{}");

		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(Client.json(response).at("/error/type").asString()).isEqualTo("Method Not Allowed");
	}

	@Test
	void roomsWhenListedLeaveArchivedOutAndKeepPrivate() {
		JsonNode page = Client.json(this.client.get("/room"));

		assertThat(ids(page)).containsExactly(1L, 2L, 4L);
		assertThat(page.get("startIndex").asInt()).isZero();
		assertThat(page.get("maxResults").asInt()).isEqualTo(100);
		assertThat(page.get("links").propertyNames()).containsExactly("self");
		assertThat(page.at("/links/self").asString()).isEqualTo(this.simulator.url() + "/v2/room");
		assertThat(page.at("/items/0").propertyNames()).containsExactly("id", "is_archived", "links", "name", "privacy",
				"version");
	}

	@Test
	void roomsWhenAskedIncludeArchivedAndLeavePrivateOut() {
		JsonNode page = Client.json(this.client.get("/room?include-archived=true&include-private=false&"));

		assertThat(ids(page)).containsExactly(1L, 3L, 4L);
	}

	@Test
	void roomsWhenExpandedAreWhole() {
		JsonNode page = Client.json(this.client.get("/room?expand=items"));

		assertThat(page.at("/items/2")).isEqualTo(Client.json(this.client.get("/room/4")));
		assertThat(page.at("/items/2/delegate_admin_visibility").asBoolean()).isTrue();
		assertThat(page.at("/items/2/guest_access_url").asString()).startsWith(this.simulator.url().toString());
	}

	@Test
	void roomsWhenPagedLinkThePagesAround() {
		JsonNode page = Client.json(this.client
			.get("/room?start-index=1&max-results=1&expand=items&auth_token=" + SimulatorSeed.ADMIN_TOKEN));

		assertThat(ids(page)).containsExactly(2L);
		String url = this.simulator.url() + "/v2/room?expand=items&max-results=1&start-index=";
		assertThat(page.at("/links/prev").asString()).isEqualTo(url + "0");
		assertThat(page.at("/links/next").asString()).isEqualTo(url + "2");
		JsonNode last = Client.json(this.client.get("/room?start-index=2&max-results=1"));
		assertThat(last.get("links").propertyNames()).containsExactly("prev", "self");
	}

	@Test
	void roomsWhenMaxResultsIsZeroAreNone() {
		JsonNode page = Client.json(this.client.get("/room?max-results=0"));

		assertThat(page.get("items")).isEmpty();
		assertThat(page.at("/links/next").isMissingNode()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-results=1001", "max-results=-1", "start-index=x", "include-archived=perhaps" })
	void roomsWhenParameterIsWrongAreRefused(String query) {
		HttpResponse<String> response = this.client.get("/room?" + query);

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Client.json(response).at("/error/field").asString()).isEqualTo(query.split("=", 2)[0]);
	}

	@Test
	void roomsWhenManyAreAllOnSomePage() {
		try (Simulator many = Simulator
			.start(SimulatorOptions.defaults().withSeed(SimulatorSeed.ofRooms(2_500)).withoutLimits())) {
			Client visitor = Client.of(many);

			List<Long> ids = IntStream.of(0, 1000, 2000)
				.mapToObj((start) -> visitor.get("/room?include-archived=true&max-results=1000&start-index=" + start))
				.flatMap((response) -> ids(Client.json(response)).stream())
				.toList();

			assertThat(ids).containsExactlyElementsOf(LongStream.rangeClosed(1, 2_500).boxed().toList());
		}
	}

	@Test
	void statisticsWhenExpandedAreTheSame() {
		this.client.post("/room/1/message", "{\"message\":\"hi\"}");

		JsonNode statistics = Client.json(this.client.get("/room/1/statistics"));

		assertThat(statistics.get("messages_sent").asInt()).isEqualTo(1);
		assertThat(statistics.get("last_active").asString())
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
		assertThat(Client.json(this.client.get("/room/1?expand=statistics")).get("statistics")).isEqualTo(statistics);
	}

	@Test
	void usersWhenListedLeaveDeletedOut() {
		this.simulator.deleteUser(2);

		assertThat(ids(Client.json(this.client.get("/user")))).containsExactly(1L, 3L, 4L, 5L);
		assertThat(ids(Client.json(this.client.get("/user?include-deleted=true&expand=items")))).hasSize(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "3", "chen@hipchat.example", "@chen" })
	void userWhenNamedIsFound(String name) {
		assertThat(Client.json(this.client.get("/user/" + name)).get("name").asString()).isEqualTo("Chen Wei");
	}

	@Test
	void userWhenUnknownIsNotFound() {
		assertThat(this.client.get("/user/99").statusCode()).isEqualTo(404);
	}

	@Test
	void capabilitiesWhenAskedWithoutTokenAreGiven() {
		JsonNode capabilities = Client.json(this.client.withToken("").get("/capabilities"));

		assertThat(capabilities.at("/links/api").asString()).isEqualTo(this.simulator.url() + "/v2");
	}

	private static List<Long> ids(JsonNode page) {
		return page.get("items").valueStream().map((item) -> item.get("id").asLong()).toList();
	}

}
