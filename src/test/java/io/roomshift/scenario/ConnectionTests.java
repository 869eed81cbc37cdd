package io.roomshift.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Command;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.WithoutList;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.Quirk;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.SimulatorSeed.Token;
import io.roomshift.tool.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Settings, servers and tokens with which nothing can be done. Two at a time: most wait
 * for tries that are made again.
 */
@Execution(ExecutionMode.CONCURRENT)
class ConnectionTests {

	private Workspace workspace = new Workspace(Path.of(""), Path.of(""));

	@BeforeEach
	void prepare(@TempDir Path empty) {
		this.workspace = Workspace.in(empty).with("rooms.csv", "room_id,new_name", "1,uno");
	}

	@Test
	void withoutAnAddress() {
		Child.Ended ended = this.workspace.roomshift("rooms.csv")
			.with("ROOMSHIFT_HIPCHAT_TOKEN", Stage.TOKEN)
			.run()
			.with(2);

		assertThat(ended.err()).isEqualTo("error: There is no HipChat URL. Set ROOMSHIFT_HIPCHAT_URL or, in "
				+ "config/application.yml, roomshift.hipchat.url, as in https://chat.example.com; or rehearse with "
				+ "--simulate, which needs none.\n");
		assertThat(ended.out()).isEmpty();
	}

	@Test
	void withoutAToken() {
		Child.Ended ended = at("https://chat.example.com", "").run().with(2);

		assertThat(ended.err()).isEqualTo("error: There is no HipChat token. Set ROOMSHIFT_HIPCHAT_TOKEN, or name a "
				+ "file that holds it by roomshift.hipchat.token-file. HipChat makes one at Account settings > API "
				+ "access; it needs the scopes view_group and admin_room.\n");
	}

	@Test
	void withALineBreakInTheToken() {
		Child.Ended ended = at("https://chat.example.com", Stage.TOKEN + "\n").run().with(2);

		assertThat(ended.err())
			.isEqualTo("error: roomshift.hipchat.token holds a line break. Write the token alone, on one line.\n");
	}

	@Test
	void withAnAddressThatWouldSendTheTokenUnencrypted() {
		Child.Ended ended = at("http://chat.example.com", Stage.TOKEN).run().with(2);

		assertThat(ended.err())
			.isEqualTo("error: roomshift.hipchat.url: 'http://chat.example.com' would send the token unencrypted. Use "
					+ "https, or set roomshift.hipchat.allow-http=true if the network between is safe.\n");
		assertThat(this.workspace.file("reports")).doesNotExist();
	}

	@Test
	void withAHostThatNobodyKnows() {
		Child.Ended ended = at("https://hipchat.invalid", Stage.TOKEN).run().with(3);

		notBegun(ended, "The host 'hipchat.invalid' is not known. Look at "
				+ "roomshift.hipchat.url and at this machine's DNS.");
	}

	@Test
	void withAPortWhereNobodyListens() throws IOException {
		try (Socket taken = new Socket()) {
			taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			String url = "http://127.0.0.1:" + taken.getLocalPort();

			Child.Ended ended = at(url, Stage.TOKEN).run().with(3);

			notBegun(ended, "No connection to " + url
					+ " (connection refused). Look at roomshift.hipchat.url, and whether HipChat is up.");
		}
	}

	@Test
	void withACertificateThatIsNotTrusted(@TempDir Path keys) throws Exception {
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(keys.resolve("keys.p12"))));
		server.start();
		try {
			Child.Ended ended = at("https://127.0.0.1:" + server.getAddress().getPort(), Stage.TOKEN).run().with(3);

			notBegun(ended, "The certificate of '127.0.0.1' is not trusted (unable to find valid certification path "
					+ "to requested target). Name the authority that signed it in a Spring SSL bundle, and the bundle "
					+ "in roomshift.hipchat.ssl-bundle.");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void withATokenOfApiV1() {
		try (Stage stage = admitting(Token.v1(Stage.TOKEN))) {
			Child.Ended ended = stage.run(this.workspace, "rooms.csv", "--quiet").run().with(3);

			notBegun(ended, "HipChat refuses the token ('Invalid OAuth session'): it is "
					+ "mistyped, expired, revoked, or a token of API v1, which never works on v2. Make a new one at "
					+ "Account settings > API access with the scopes view_group and admin_room.");
		}
	}

	@Test
	void withATokenThatMayNotRenameRooms() {
		try (Stage stage = admitting(Token.personal(Stage.TOKEN, 1, "view_group"))) {
			Child.Ended ended = stage.run(this.workspace, "rooms.csv", "--quiet").run().with(3);

			notBegun(ended, "The token lacks the scope admin_room, without which no room "
					+ "can be renamed. Make a new one at Account settings > API access with the scopes view_group and "
					+ "admin_room.");
			assertThat(stage.calls()).isEqualTo(1);
		}
	}

	@Test
	void withATokenThatMayNotListRoomsTheyAreFetchedOneByOne() throws IOException {
		try (Stage stage = Stage.named("One", "Two", "Three");
				WithoutList server = new WithoutList(stage.simulator().url())) {
			this.workspace.with("rooms.csv", "room_id,new_name", "1,uno", "3,tre");

			Child.Ended ended = at(server.url().toString(), Stage.TOKEN).run().with(0);

			assertThat(ended.err()).startsWith("warning: The token may not list rooms, so each room of the mapping is "
					+ "read by itself, and collisions with rooms outside of the mapping can't be seen beforehand.\n");
			assertThat(stage.simulator().journal().entries((call) -> call.room() == 0)).extracting(Journal.Entry::path)
				.containsOnly("/v2/oauth/token/…");
			assertThat(stage.simulator().journal().of("GET", 1)).hasSize(3);
			assertThat(stage.simulator().journal().of("GET", 2)).isEmpty();
			assertThat(stage.names()).isEqualTo(Map.of(1L, "uno", 2L, "Two", 3L, "tre"));
			assertThat(stage.puts()).isEqualTo(2);
		}
	}

	@Test
	void roomsWithoutAnOwnerFailAndSayWhatToDo() {
		try (Stage stage = Stage.named("One", "Two")) {
			stage.simulator().adjust((options) -> options.with(Quirk.OWNER_ABSENT));

			stage.run(this.workspace, "rooms.csv").run().with(1);

			assertThat(this.workspace.rows("reports/run-0001/retry.csv"))
				.extracting((row) -> row.get("outcome"), (row) -> row.get("detail"), (row) -> row.get("tip"))
				.containsExactly(
						tuple("failed", "HipChat's answer for the room names no owner, which an update must send.",
								"Put the id of a new owner into the column owner_id."));
			assertThat(stage.puts()).isZero();
		}
	}

	private Command at(String url, String token) {
		return this.workspace.roomshift("rooms.csv", "--quiet")
			.with("ROOMSHIFT_HIPCHAT_URL", url)
			.with("ROOMSHIFT_HIPCHAT_TOKEN", token);
	}

	private static Stage admitting(Token token) {
		return Stage.of(List.of(SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Two")),
				(options) -> options.withSeed(options.seed().withTokens(token)));
	}

	private static void notBegun(Child.Ended ended, String reason) {
		assertThat(ended.err()).isEqualTo("error: " + reason + "\n");
		assertThat(ended.out()).isEqualTo("Run 1 was not begun: nothing was written to HipChat.\nNext      java -jar "
				+ Workspace.jar() + " apply rooms.csv --quiet\n");
	}

	private static SSLContext selfSigned(Path store)
			throws IOException, GeneralSecurityException, InterruptedException {
		Process keytool = new ProcessBuilder(Tool.ofJava("keytool").toString(), "-genkeypair", "-keyalg", "EC",
				"-alias", "server", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12",
				"-storepass", "changeit", "-keystore", store.toString())
			.start();
		assertThat(keytool.waitFor()).isZero();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, "changeit".toCharArray());
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, "changeit".toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

}
