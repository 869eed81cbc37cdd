package io.roomshift.hipchat.http;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.room.UserId;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call of the matrix of faults.
 */
enum Operation {

	SESSION("GET /v2/oauth/token/…"), LIST("GET /v2/room"), GET("GET /v2/room/59"), PUT("PUT /v2/room/59"),

	POST("POST /v2/room/59/notification"), HISTORY("GET /v2/room/59/history/latest");

	private final String shown;

	Operation(String shown) {
		this.shown = shown;
	}

	/**
	 * A stub for the call, a new one each time, as it changes while it is built.
	 */
	MappingBuilder mapping() {
		return switch (this) {
			case SESSION -> get(urlPathEqualTo("/v2/oauth/token/" + Backend.SECRET));
			case LIST -> get(urlPathEqualTo("/v2/room"));
			case GET -> get(urlPathEqualTo("/v2/room/59"));
			case PUT -> put(urlPathEqualTo("/v2/room/59"));
			case POST -> post(urlPathEqualTo("/v2/room/59/notification"));
			case HISTORY -> get(urlPathEqualTo("/v2/room/59/history/latest"));
		};
	}

	/**
	 * Makes the call and waits for its end.
	 */
	void on(Client client) {
		HipChat hipChat = client.hipChat();
		Messages messages = client.messages();
		switch (this) {
			case SESSION -> assertThat(HipChatException.join(hipChat.sessions())).isNotNull();
			case LIST -> assertThat(hipChat.rooms().toList()).isNotNull();
			case GET -> assertThat(HipChatException.join(hipChat.room(RoomId.of(59)))).isNotNull();
			case PUT -> HipChatException.join(hipChat.update(new Room(RoomId.of(59), RoomName.of("Ops"),
					Privacy.PRIVATE, true, false, "on call", UserId.of(4), null, null), (sender) -> {
					}));
			case POST -> HipChatException.join(messages.post(new Notification(RoomId.of(59), "hi @here", Style.PLAIN)));
			case HISTORY -> assertThat(HipChatException.join(messages.latest(Addressee.of(RoomId.of(59))))).isNotNull();
		}
	}

	boolean reads() {
		return this != PUT && this != POST;
	}

	@Override
	public String toString() {
		return this.shown;
	}

}
