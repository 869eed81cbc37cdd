package io.roomshift.simulator;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import io.evanwong.oss.hipchat.v2.HipChatClient;
import io.evanwong.oss.hipchat.v2.oauth.Session;
import io.evanwong.oss.hipchat.v2.rooms.MessageColor;
import io.evanwong.oss.hipchat.v2.rooms.MessageFormat;
import io.evanwong.oss.hipchat.v2.rooms.Privacy;
import io.evanwong.oss.hipchat.v2.rooms.Room;
import io.evanwong.oss.hipchat.v2.rooms.RoomItem;
import io.evanwong.oss.hipchat.v2.rooms.Rooms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The simulator as a client sees it that was written for the real HipChat, by others.
 */
class HipchatJavaTests {

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withSeed(SimulatorSeed.of(List.of(SimulatedRoom.of(58, "General"),
				SimulatedRoom.of(59, "Ops é room").withPrivacy("private").withArchived(true).withMembers(Set.of(4L)))))
		.withBodiesKept());

	private final HipChatClient client = new HipChatClient(SimulatorSeed.ADMIN_TOKEN, this.simulator.url() + "/v2");

	@AfterEach
	void close() {
		this.client.close();
		this.simulator.close();
	}

	@Test
	void sessionWhenAskedForNamesScopesAndOwner() throws ExecutionException, InterruptedException {
		Session session = this.client.prepareGetSessionRequestBuilder().build().execute().get();

		assertThat(session.getAccessToken()).isEqualTo(SimulatorSeed.ADMIN_TOKEN);
		assertThat(session.getScopes()).contains("admin_room", "view_group");
		assertThat(session.getOwner().getMentionName()).isEqualTo("admin");
		assertThat(session.getOwnerType()).isEqualTo("user");
	}

	@Test
	void roomsWhenListedWithExpandAreRead() throws ExecutionException, InterruptedException {
		Rooms rooms = this.client.prepareGetAllRoomsRequestBuilder()
			.addExpansion("items")
			.setMaxResults(1000)
			.setIncludeArchived(true)
			.build()
			.execute()
			.get();

		assertThat(rooms.getItems()).extracting(RoomItem::getName).containsExactly("General", "Ops é room");
		assertThat(rooms.getMaxResults()).isEqualTo(1000);
		assertThat(this.simulator.journal().entries()).singleElement()
			.extracting(Journal.Entry::query)
			.asString()
			.contains("expand=items")
			.endsWith("&");
	}

	@Test
	void roomWhenGotByNameIsRead() throws ExecutionException, InterruptedException {
		Room room = this.client.prepareGetRoomRequestBuilder("Ops é room").build().execute().get();

		assertThat(room.getId()).isEqualTo(59);
		assertThat(room.getPrivacy()).isEqualTo(Privacy.PRIVATE);
		assertThat(room.getIsArchived()).isTrue();
		assertThat(room.getXmppJid()).isEqualTo("1_ops_e_room@conf.hipchat.example");
		assertThat(room.getCreated()).isNotNull();
	}

	@Test
	void roomWhenUpdatedIsRenamedAndUnarchivedByTheClientsDefault() throws ExecutionException, InterruptedException {
		Object answer = this.client.prepareUpdateRoomRequestBuilder("59")
			.setName("New")
			.setPrivacy(Privacy.PRIVATE)
			.setTopic("")
			.setOwnerIdOrEmail("4")
			.build()
			.execute()
			.get();

		assertThat(answer).isNotNull();
		SimulatedRoom room = this.simulator.room(59).orElseThrow();
		assertThat(room.name()).isEqualTo("New");
		assertThat(room.owner()).isEqualTo(4);
		assertThat(room.archived()).isFalse();
		assertThat(this.simulator.journal().of("PUT", 59)).singleElement()
			.matches((entry) -> entry.status() == 204 && entry.effective())
			.extracting(Journal.Entry::body)
			.asString()
			.contains("\"owner\":{\"id\":\"4\"}");
	}

	@Test
	void roomWhenNameIsTakenIsNotUpdated() throws ExecutionException, InterruptedException {
		Object answer = this.client.prepareUpdateRoomRequestBuilder("59")
			.setName("general")
			.setPrivacy(Privacy.PRIVATE)
			.setTopic("")
			.setOwnerIdOrEmail("4")
			.build()
			.execute()
			.get();

		assertThat(answer).isNull();
		assertThat(this.simulator.statistics().of(400)).isEqualTo(1);
		assertThat(this.simulator.statistics().effective()).isZero();
	}

	@Test
	void notificationWhenSentIsPosted() throws ExecutionException, InterruptedException {
		this.client.prepareSendRoomNotificationRequestBuilder("58", "hi @here")
			.setColor(MessageColor.GREEN)
			.setMessageFormat(MessageFormat.TEXT)
			.setNotify(true)
			.build()
			.execute()
			.get();

		assertThat(this.simulator.messages()).singleElement()
			.matches((message) -> message.text().equals("hi @here"))
			.extracting(Journal.Message::details)
			.asString()
			.contains("color=green", "message_format=text", "notify=true");
		assertThat(this.simulator.journal().of("POST", 58)).singleElement().matches(Journal.Entry::effective);
	}

}
