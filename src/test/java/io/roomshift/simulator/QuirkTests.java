package io.roomshift.simulator;

import java.net.http.HttpResponse;
import java.util.List;

import io.roomshift.simulator.Quirk.Wording;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class QuirkTests {

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withSeed(SimulatorSeed
			.of(List.of(SimulatedRoom.of(1, "Ops"), SimulatedRoom.of(2, "Dev").withPrivacy("private"),
					SimulatedRoom.of(3, "Old").withArchived(true), SimulatedRoom.of(4, "Leaver's").withOwner(4)))
			.withTokens(Token.admin("admin", 1), Token.personal("plain", 2, "view_group", "admin_room")))
		.withoutLimits());

	private final Client admin = Client.of(this.simulator).withToken("admin");

	private final Client plain = this.admin.withToken("plain");

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@Test
	void nameWhenTakenIsConflict() {
		turnOn(Quirk.NAME_TAKEN_IS_CONFLICT);

		assertRefused(this.admin.put("/room/1", Client.named("dev")), 409, "Another room exists with that name.");
	}

	@Test
	void nameWhenRoomStaysArchivedIsRefused() {
		String archived = Client.named("Older").replace("\"is_archived\":false", "\"is_archived\":true");
		assertThat(this.admin.put("/room/3", archived).statusCode()).isEqualTo(204);
		turnOn(Quirk.ARCHIVED_RENAME_REFUSED);

		assertRefused(this.admin.put("/room/3", archived.replace("Older", "Oldest")), 400, "This room is archived.");
		assertThat(this.admin.put("/room/3", Client.named("Oldest")).statusCode()).isEqualTo(204);
		assertThat(this.admin.put("/room/3", archived.replace("Older", "Oldest")).statusCode()).isEqualTo(204);
	}

	@Test
	void nameWhenOnlyCaseDiffersIsRefused() {
		assertThat(this.admin.put("/room/1", Client.named("OPS")).statusCode()).isEqualTo(204);
		turnOn(Quirk.CASE_ONLY_RENAME_REFUSED);

		assertRefused(this.admin.put("/room/1", Client.named("ops")), 400, "Another room exists with that name.");
		assertThat(this.admin.put("/room/1", Client.named("OPS")).statusCode()).isEqualTo(204);
	}

	@Test
	void nameWhenItHasSlashIsRefused() {
		assertThat(this.admin.put("/room/1", Client.named("a/b")).statusCode()).isEqualTo(204);
		turnOn(Quirk.SLASH_REFUSED);

		assertRefused(this.admin.put("/room/1", Client.named("c/d")), 400, "Field name must not contain a slash");
	}

	@Test
	void pathWhenSlashSplitsCantNameRoom() {
		this.admin.put("/room/1", Client.named("a/b"));
		assertThat(this.admin.get("/room/a%2Fb").statusCode()).isEqualTo(200);
		turnOn(Quirk.SLASH_SPLITS_PATH);

		assertThat(this.admin.get("/room/a%2Fb").statusCode()).isEqualTo(404);
		assertThat(this.admin.get("/room/1").statusCode()).isEqualTo(200);
	}

	@Test
	void nameWhenBlanksAreKeptHasThem() {
		turnOn(Quirk.BLANKS_KEPT);

		this.admin.put("/room/1", Client.named(" New "));

		assertThat(this.simulator.room(1).orElseThrow().name()).isEqualTo(" New ");
	}

	@Test
	void nameWhenBlanksAreRefusedIsRefused() {
		turnOn(Quirk.BLANKS_REFUSED);

		assertRefused(this.admin.put("/room/1", Client.named("New ")), 400,
				"Field name must not start or end with a blank");
	}

	@Test
	void updateWhenNotAdminIsUnauthorized() {
		this.simulator.adjust((options) -> options.with(Quirk.NOT_ADMIN_IS_UNAUTHORIZED)
			.withWording(Wording.NOT_ADMIN, "You must be a room admin"));

		assertRefused(this.plain.put("/room/1", Client.named("New")), 401, "You must be a room admin");
	}

	@ParameterizedTest
	@CsvSource({ "INVISIBLE_ROOM_IS_FORBIDDEN, 403", "INVISIBLE_ROOM_IS_UNAUTHORIZED, 401" })
	void roomWhenInvisibleIsRefused(Quirk quirk, int status) {
		this.simulator.adjust((options) -> options.with(quirk).withWording(Wording.ROOM_NOT_VISIBLE, "Not your room"));

		assertRefused(this.plain.get("/room/2"), status, "Not your room");
		assertRefused(this.plain.put("/room/2", Client.named("New")), status, "Not your room");
	}

	@Test
	void wordingWhenGivenReplacesTheText() {
		this.simulator.adjust((options) -> options.withWording(Wording.ROOM_NOT_FOUND, "Room not found")
			.withWording(Wording.NAME_TAKEN, "Taken")
			.withWording(Wording.MISSING_VALIDATION, "missing"));

		assertRefused(this.admin.get("/room/99"), 404, "Room not found");
		assertRefused(this.admin.put("/room/1", Client.named("Dev")), 400, "Taken");
		assertThat(Client.json(this.admin.put("/room/1", "{}")).at("/error/validation").asString())
			.isEqualTo("missing");
	}

	@Test
	void ownerWhenDeletedIsShownAsEver() {
		this.simulator.deleteUser(4);

		assertThat(Client.json(this.admin.get("/room/4")).at("/owner/id").asLong()).isEqualTo(4);
		assertThat(this.admin.put("/room/4", ownedByLeaver("New")).statusCode()).isEqualTo(204);
	}

	@Test
	void ownerWhenDeletedIsRefused() {
		turnOn(Quirk.DELETED_OWNER_REFUSED);
		assertThat(this.admin.put("/room/4", ownedByLeaver("New")).statusCode()).isEqualTo(204);

		this.simulator.deleteUser(4);

		assertRefused(this.admin.put("/room/4", ownedByLeaver("Newer")), 400, "User 4 not found");
	}

	@ParameterizedTest
	@EnumSource(names = { "OWNER_NULL", "DELETED_OWNER_NULL" })
	void ownerWhenHiddenIsNull(Quirk quirk) {
		turnOn(quirk);
		this.simulator.deleteUser(4);

		assertThat(Client.json(this.admin.get("/room/4")).get("owner").isNull()).isTrue();
		assertThat(Client.json(this.admin.get("/room/1")).at("/owner/id").isMissingNode())
			.isEqualTo(quirk == Quirk.OWNER_NULL);
	}

	@ParameterizedTest
	@EnumSource(names = { "OWNER_ABSENT", "DELETED_OWNER_ABSENT" })
	void ownerWhenAbsentIsNoField(Quirk quirk) {
		turnOn(quirk);
		this.simulator.deleteUser(4);

		assertThat(Client.json(this.admin.get("/room/4")).has("owner")).isFalse();
		assertThat(Client.json(this.admin.get("/room/1")).has("owner")).isEqualTo(quirk != Quirk.OWNER_ABSENT);
	}

	@Test
	void roomWhenServerIsOldLacksNewerFields() {
		turnOn(Quirk.OLD_SERVER);

		JsonNode room = Client.json(this.admin.get("/room/1"));

		assertThat(room.propertyNames()).doesNotContain("version", "avatar_url", "delegate_admin_visibility");
		assertThat(room.get("created").asString()).isEqualTo("2014-06-25T02:28:05");
		assertThat(room.get("owner").propertyNames()).containsExactly("id", "links", "mention_name", "name");
	}

	@Test
	void itemsWhenLeanAreIdLinksAndName() {
		turnOn(Quirk.LEAN_ITEMS);

		assertThat(Client.json(this.admin.get("/room")).at("/items/0").propertyNames()).containsExactly("id", "links",
				"name");
		assertThat(Client.json(this.admin.get("/room?expand=items")).at("/items/0"))
			.isEqualTo(Client.json(this.admin.get("/room/1")));
	}

	@Test
	void itemsWhenExpandIsIgnoredAreShort() {
		turnOn(Quirk.EXPAND_IGNORED);

		assertThat(Client.json(this.admin.get("/room?expand=items")).at("/items/0").has("topic")).isFalse();
	}

	@Test
	void linksWhenBehindProxyNameAnotherHost() {
		turnOn(Quirk.LINKS_NAME_ANOTHER_HOST);

		assertThat(Client.json(this.admin.get("/room?max-results=1")).at("/links/next").asString())
			.isEqualTo("https://hipchat.internal.example/v2/room?max-results=1&start-index=1");
	}

	@Test
	void withoutWhenTurnedOffIsAsBefore() {
		turnOn(Quirk.SLASH_REFUSED);
		turnOn(Quirk.OLD_SERVER);
		this.simulator.adjust((options) -> options.without(Quirk.SLASH_REFUSED));

		assertThat(this.admin.put("/room/1", Client.named("a/b")).statusCode()).isEqualTo(204);
		assertThat(Client.json(this.admin.get("/room/1")).has("version")).isFalse();
	}

	private void turnOn(Quirk quirk) {
		this.simulator.adjust((options) -> options.with(quirk));
	}

	private static String ownedByLeaver(String name) {
		return Client.named(name).replace("\"id\":1", "\"id\":4");
	}

	private static void assertRefused(HttpResponse<String> response, int status, String message) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(Client.json(response).at("/error/message").asString()).isEqualTo(message);
	}

}
