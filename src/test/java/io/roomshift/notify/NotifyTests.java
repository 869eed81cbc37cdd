package io.roomshift.notify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Post.PrivateMessage;
import io.roomshift.hipchat.messages.Post.RoomMessage;
import io.roomshift.hipchat.messages.SharedFile;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.notify.Delivery.Kind;
import io.roomshift.room.RoomId;
import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NotifyTests {

	private static final String ALL_SCOPES = "A".repeat(40);

	private static final String NO_HISTORY = "B".repeat(40);

	private static final String OF_ROOM_1 = "C".repeat(40);

	private static final Post HELLO = new Notification(RoomId.of(1), "hello", Style.PLAIN);

	private static final Addressee CHEN = Addressee.parsePerson("@chen");

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withoutLimits()
		.withSeed(SimulatorSeed.of(List.of(SimulatedRoom.of(1, "Ops"), SimulatedRoom.of(2, "Sales")))
			.withTokens(Token.admin(ALL_SCOPES, 1), Token.personal(NO_HISTORY, 1, "send_notification", "send_message"),
					Token.ofRoom(OF_ROOM_1, 1))));

	private final List<AutoCloseable> opened = new ArrayList<>(List.of(this.simulator));

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.opened) {
			each.close();
		}
	}

	@Test
	void sendWhenTakenMakesOneCall() {
		Delivery delivery = notify(ALL_SCOPES).send(HELLO);

		assertThat(delivery).isEqualTo(new Delivery(Kind.SENT, ""));
		assertThat(this.simulator.messages()).singleElement().extracting(Journal.Message::text).isEqualTo("hello");
		assertThat(this.simulator.statistics().calls()).isEqualTo(1);
	}

	@Test
	void sendWhenAnswerIsLostFindsEachKindOfMessageAndSendsNoneTwice(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("Größe, \"2\".txt"), "abc");
		loseAnswers(0, 1);
		Notify notify = notify(ALL_SCOPES);
		List<Post> posts = List.of(HELLO, new RoomMessage(RoomId.of(1), "as myself"),
				new PrivateMessage(CHEN, "psst", Format.TEXT, true),
				SharedFile.of(Addressee.of(RoomId.of(1)), "with words", file), SharedFile.of(CHEN, "", file));

		assertThat(posts).extracting(notify::send).extracting(Delivery::kind).containsOnly(Kind.FOUND);
		assertThat(this.simulator.messages()).extracting(Journal.Message::text)
			.containsExactly("hello", "as myself", "psst", "with words", "");
		assertThat(this.simulator.statistics().of("POST")).isEqualTo(5);
	}

	@Test
	void sendWhenMessageIsLostIsUnsureAndDoesNotSendItAgain() {
		loseAnswers(1, 0);

		Delivery delivery = notify(ALL_SCOPES).send(HELLO);

		assertThat(delivery).isEqualTo(new Delivery(Kind.UNSURE,
				"POST /v2/room/1/notification: the connection was closed before the answer was whole. Whether HipChat "
						+ "applied it is not known. The history of room 1 does not show it."));
		assertThat(this.simulator.statistics().of("POST")).isEqualTo(1);
	}

	@Test
	void sendWhenHistoryMayNotBeReadIsUnsure() {
		loseAnswers(0, 1);

		Delivery delivery = notify(NO_HISTORY).send(new PrivateMessage(CHEN, "psst", Format.TEXT, false));

		assertThat(delivery.kind()).isEqualTo(Kind.UNSURE);
		assertThat(delivery.detail()).startsWith("POST /v2/user/@chen/message: the connection was closed")
			.endsWith(
					"The history of '@chen' can't be read. The token lacks the scope view_messages. Make a new one at "
							+ "Account settings > API access with the scopes view_group, admin_room and view_messages.");
	}

	@Test
	void sendWhenTokenIsARoomsServesThatRoomAlone() {
		Notify notify = notify(OF_ROOM_1);

		assertThat(notify.send(HELLO).kind()).isEqualTo(Kind.SENT);
		assertThat(failure(notify, new Notification(RoomId.of(2), "hello", Style.PLAIN)))
			.hasMessage("The token is a room notification token of room 1: it serves for notifications into that room "
					+ "and nothing else. For room 2 take a personal token with the scope send_notification.");
		assertThat(failure(notify, new PrivateMessage(CHEN, "psst", Format.TEXT, false)))
			.hasMessage("The token is a room notification token of room 1: it serves for notifications into that room "
					+ "and nothing else. For '@chen' take a personal token with the scope send_message.");
		assertThat(failure(notify, new RoomMessage(RoomId.of(1), "hello")))
			.hasMessage("The token is a room notification token of room 1: it serves for notifications into that room "
					+ "and nothing else. Send a notification, or take a personal token with the scope send_message.");
		assertThat(this.simulator.messages()).hasSize(1);
	}

	@Test
	void sendWhenNobodyIsThereFails() {
		HipChatException failure = failure(notify(ALL_SCOPES),
				new PrivateMessage(Addressee.parsePerson("nobody@example.com"), "psst", Format.TEXT, false));

		assertThat(failure.failure()).isEqualTo(Failure.NOT_FOUND);
		assertThat(failure).hasMessage("HipChat has no such person ('User not found'). Look at the name or id.");
	}

	private static HipChatException failure(Notify notify, Post post) {
		return catchThrowableOfType(HipChatException.class, () -> notify.send(post));
	}

	private void loseAnswers(double before, double after) {
		this.simulator.adjust((options) -> options.withDials(Dials.none().withDrops(before, after).only("POST")));
	}

	private Notify notify(String token) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("roomshift.hipchat.url", this.simulator.url().toString(),
					"roomshift.hipchat.token", token)));
		context.registerBean(InstantSource.class, Clock::systemUTC);
		context.registerBean(SslBundles.class, DefaultSslBundleRegistry::new);
		context.registerBean(CallListener.class, () -> new CallListener() {
		});
		context.scan("io.roomshift.hipchat");
		context.register(NotifyConfiguration.class);
		context.refresh();
		this.opened.add(0, context);
		return context.getBean(Notify.class);
	}

}
