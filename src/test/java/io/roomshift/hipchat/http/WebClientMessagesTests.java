package io.roomshift.hipchat.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.hipchat.messages.Post.Notification;
import io.roomshift.hipchat.messages.Post.PrivateMessage;
import io.roomshift.hipchat.messages.SharedFile;
import io.roomshift.hipchat.messages.Shown;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.hipchat.messages.Style.Color;
import io.roomshift.hipchat.messages.Style.Format;
import io.roomshift.room.RoomId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WebClientMessagesTests {

	private static final Backend BACKEND = new Backend();

	private static final Addressee ROOM = Addressee.of(RoomId.of(59));

	@AfterAll
	static void close() {
		BACKEND.close();
	}

	@BeforeEach
	void forget() {
		BACKEND.server.resetAll();
	}

	@Test
	void postWhenStyledNamesEachField() {
		BACKEND.answers(Operation.POST, 204, "");

		HipChatException.join(BACKEND.messages()
			.post(new Notification(RoomId.of(59), "<b>Größe</b>", new Style(Format.HTML, Color.GREEN, true, "Bot"))));

		assertThat(BACKEND.requests()).singleElement().extracting(LoggedRequest::getBodyAsString).isEqualTo("""
				{"message":"<b>Größe</b>","message_format":"html","color":"green","notify":true,"from":"Bot"}""");
	}

	@Test
	void latestWhenMessagesAreOfAllKindsReadsThem() {
		BACKEND.answers(Operation.HISTORY, 200,
				"""
						{"items": [{"id": "a", "type": "notification", "message": "one", "date": "2014-09-02T21:33:54.123456+00:00",
						 "from": "Bot", "color": "yellow"}, {"type": "message", "message": "two", "date": "2014-09-02T21:33:54",
						 "from": {"id": 4}}, {"type": "topic", "date": "yesterday"}], "maxResults": 1000}""");

		assertThat(HipChatException.join(BACKEND.messages().latest(ROOM))).containsExactly(
				new Shown("one", "", true, Instant.parse("2014-09-02T21:33:54.123456Z")),
				new Shown("two", "", false, Instant.parse("2014-09-02T21:33:54Z")), new Shown("", "", false, null));
		assertThat(BACKEND.requests()).singleElement()
			.extracting(LoggedRequest::getUrl)
			.isEqualTo("/v2/room/59/history/latest?max-results=1000");
	}

	@Test
	void latestWhenAnswerHasNoItemsIsUnreadable() {
		BACKEND.answers(Operation.HISTORY, 200, "{}");

		assertThat(BACKEND.failureOf(Operation.HISTORY)).hasMessage("HipChat's history of room 59 has no 'items'.");
	}

	@Test
	void postWhenToAPersonEncodesWhoItIs() {
		BACKEND.server.stubFor(any(anyUrl()).willReturn(noContent()));

		HipChatException.join(BACKEND.messages()
			.post(new PrivateMessage(Addressee.parsePerson("bo+x@example.com"), "psst", Format.HTML, true)));

		assertThat(BACKEND.requests()).singleElement()
			.extracting(LoggedRequest::getUrl, LoggedRequest::getBodyAsString)
			.containsExactly("/v2/user/bo%2Bx%40example.com/message", """
					{"message":"psst","message_format":"html","notify":true}""");
	}

	@Test
	void postWhenAFileIsSharedSendsItBehindItsDescription(@TempDir Path directory) throws IOException {
		byte[] content = "a\r\nb\u0000--\u00ff".getBytes(StandardCharsets.ISO_8859_1);
		Path file = Files.write(directory.resolve("Größe \"1\" %.csv"), content);
		BACKEND.server.stubFor(any(anyUrl()).willReturn(noContent()));

		HipChatException.join(BACKEND.messages().post(SharedFile.of(ROOM, "Größe", file)));

		LoggedRequest request = BACKEND.requests().get(0);
		String boundary = request.getHeader("Content-Type")
			.replaceFirst("multipart/related;\\s*boundary=\"?([^\"]+)\"?", "$1");
		byte[] expected = ("--" + boundary + "\r\nContent-Type: application/json; charset=UTF-8\r\n"
				+ "Content-Disposition: attachment; name=\"metadata\"\r\n\r\n{\"message\":\"GrÃ¶Ã\u009fe\"}\r\n--"
				+ boundary + "\r\nContent-Type: text/csv\r\nContent-Transfer-Encoding: binary\r\n"
				+ "Content-Disposition: attachment; name=\"file\"; filename=\"Gr__e _1_ _.csv\"; "
				+ "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%20%25.csv\r\n\r\n" + "a\r\nb\u0000--\u00ff\r\n--"
				+ boundary + "--\r\n")
			.getBytes(StandardCharsets.ISO_8859_1);
		assertThat(request.getUrl()).isEqualTo("/v2/room/59/share/file");
		assertThat(request.getBody()).isEqualTo(expected);
		assertThat(request.getHeader("Content-Length")).isEqualTo(String.valueOf(expected.length));
	}

	@ParameterizedTest
	@CsvSource({ "2, became longer", "9, became shorter" })
	void postWhenAFileChangesMeanwhileSendsNoWholeCall(long size, String how, @TempDir Path directory)
			throws IOException {
		Path file = Files.writeString(directory.resolve("a.txt"), "abcd");
		BACKEND.server.stubFor(any(anyUrl()).willReturn(noContent()));

		HipChatException failure = catchThrowableOfType(HipChatException.class,
				() -> HipChatException.join(BACKEND.messages().post(new SharedFile(ROOM, "", file, size))));

		assertThat(failure.failure()).isEqualTo(Failure.INVALID);
		assertThat(failure).hasMessage("'" + file + "' " + how + " while it was sent. Nothing was posted.");
	}

	@Test
	void postWhenTheServerTakesAFileSlowlyWaitsForItsAnswerFromTheEndOn(@TempDir Path directory) throws Exception {
		Path file = Files.write(directory.resolve("a.bin"), new byte[8_000_000]);
		try (Backend impatient = new Backend(Duration.ofSeconds(1));
				SlowServer server = new SlowServer(Duration.ofMillis(2500), 8_000_000)) {
			HipChatException.join(impatient.client(server.url()).messages().post(SharedFile.of(ROOM, "", file)));

			assertThat(server.received()).isGreaterThan(8_000_000);
		}
	}

	@Test
	void postWhenTheServerTakesNothingMoreIsGivenUp(@TempDir Path directory) throws Exception {
		Path file = Files.write(directory.resolve("a.bin"), new byte[50_000_000]);
		try (Backend impatient = new Backend(Duration.ofSeconds(1));
				SlowServer server = new SlowServer(Duration.ofMinutes(10), 1)) {
			HipChatException failure = catchThrowableOfType(HipChatException.class, () -> HipChatException
				.join(impatient.client(server.url()).messages().post(SharedFile.of(ROOM, "", file))));

			assertThat(failure.failure()).isEqualTo(Failure.UNKNOWN_OUTCOME);
			assertThat(failure).hasMessage("POST /v2/room/59/share/file: the server took nothing more of it for 1 s "
					+ "(roomshift.hipchat.response-timeout). Whether HipChat applied it is not known.");
		}
	}

	@Test
	void aFileLeavesInSmallPiecesSoThatNoneWaitsLongBehindOthers(@TempDir Path directory) throws Exception {
		Path file = Files.write(directory.resolve("a.bin"), new byte[100_000]);

		List<Integer> pieces = Flux.from(new MultipartRelated(SharedFile.of(ROOM, "", file), new byte[10]).bytes())
			.map(DataBuffer::readableByteCount)
			.collectList()
			.block();

		assertThat(pieces).allMatch((bytes) -> bytes <= 4096);
	}

	@Test
	void postOnAKeptConnectionWhenTheServerTakesNothingMoreIsGivenUp(@TempDir Path directory) throws Exception {
		SharedFile small = SharedFile.of(ROOM, "", Files.writeString(directory.resolve("a.txt"), "abcd"));
		SharedFile large = SharedFile.of(ROOM, "", Files.write(directory.resolve("a.bin"), new byte[50_000_000]));
		try (Backend impatient = new Backend(Duration.ofSeconds(1));
				SlowServer server = new SlowServer(1, Duration.ofMinutes(10), 1)) {
			Messages messages = impatient.client(server.url()).messages();
			HipChatException.join(messages.post(small));

			assertThat(failureOnTheSameConnection(() -> messages.post(large)))
				.hasMessageContaining("the server took nothing more of it for 1 s")
				.extracting(HipChatException::failure)
				.isEqualTo(Failure.UNKNOWN_OUTCOME);
		}
	}

	/**
	 * A connection is back in its pool a moment after its answer; until then the server
	 * refuses the call, which would take another one.
	 */
	private static HipChatException failureOnTheSameConnection(Supplier<CompletableFuture<?>> call) {
		return Stream
			.generate(() -> catchThrowableOfType(HipChatException.class, () -> HipChatException.join(call.get())))
			.limit(1000)
			.filter((failure) -> failure.failure() != Failure.UNREACHABLE)
			.findFirst()
			.orElseThrow();
	}

}
