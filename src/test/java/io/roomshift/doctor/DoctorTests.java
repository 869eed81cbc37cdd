package io.roomshift.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.State;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.simulator.RateLimit;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import io.roomshift.tool.ClosedPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTests {

	private static final String SHOWN = Patient.SHOWN;

	private static final String TOKEN = "token " + SHOWN;

	private static final String HTML = "<html><head><title>502 Bad\nGateway</title></head><body>nginx</body></html>";

	@TempDir
	private Path directory;

	@Test
	void examineWhenAllIsWellSaysSoWithFourCalls() {
		try (Simulator simulator = simulator(Token.personal(Patient.TOKEN, 2, "view_group", "admin_room"))) {
			Patient patient = patient(simulator.url().toString()).examined();

			assertThat(patient.diagnosis().count(State.OK)).isEqualTo(patient.diagnosis().checks().size());
			assertThat(patient.diagnosis().calls()).isEqualTo(4);
			assertThat(simulator.statistics().calls()).isEqualTo(4);
			assertThat(patient.check("dns").detail()).isEqualTo("The URL holds the address itself.");
			assertThat(patient.check("tls").detail()).isEqualTo("Plain http, which does not leave this machine.");
			assertThat(patient.check("clock").detail()).isEqualTo("HipChat's clock and this machine's agree.");
			assertThat(patient.check(TOKEN).detail()).isEqualTo("HipChat takes it.");
			assertThat(patient.check("session " + SHOWN).detail())
				.isEqualTo("Of 'Bo Åkesson', with the scopes admin_room, view_group; good for 365 days.");
			assertThat(patient.check("commands " + SHOWN).detail())
				.isEqualTo("It is enough for plan, apply, undo, verify. It lacks "
						+ "send_message or send_notification for apply --announce, notify.");
			assertThat(patient.check("rooms " + SHOWN).detail())
				.isEqualTo("It may list rooms, and the list has all their fields.");
			assertThat(patient.check("budget " + SHOWN).detail()).startsWith("97 of 100 calls are left; more come in ");
			assertThat(this.directory).isEmptyDirectory();
		}
	}

	@Test
	void examineWhenTokenIsUnknownTellsWhy401AlthoughItLooksRight() {
		try (Simulator simulator = simulator(Token.v1(Patient.TOKEN))) {
			Patient patient = patient(simulator.url().toString()).examined();

			assertThat(patient.check(TOKEN)).isEqualTo(new Check(Subject.HIPCHAT, TOKEN, State.BAD,
					"401 ('Invalid OAuth session'): the token arrived, and HipChat knows no such token. It looks right "
							+ "and is cut off or mistyped, or it expired (personal tokens last a year), or it was revoked, "
							+ "or it is of API v1, which never works on v2.",
					"Make a new personal token at Account settings > API access (" + simulator.url()
							+ "/account/api) with the scopes view_group and admin_room. A token that lacks a scope "
							+ "gets 403, so scopes are not the reason.",
					false));
			assertThat(patient.named(State.SKIPPED)).containsExactly("session " + SHOWN, "commands " + SHOWN,
					"rooms " + SHOWN, "budget " + SHOWN);
			assertThat(patient.diagnosis().calls()).isEqualTo(2);
			assertThat(patient.diagnosis().isBad(Subject.HIPCHAT)).isTrue();
			assertThat(patient.diagnosis().isBad(Subject.SETTINGS, Subject.MACHINE)).isFalse();
		}
	}

	@Test
	void examineWhenTokenIsShortSaysHowLongTokensAre() {
		try (Simulator simulator = simulator()) {
			Patient patient = patient(simulator.url().toString())
				.with("ROOMSHIFT_HIPCHAT_TOKEN", Patient.TOKEN.substring(0, 30))
				.examined();

			assertThat(patient.named(State.BAD)).hasSize(1);
			assertThat(patient.check(patient.named(State.BAD).get(0)).detail())
				.endsWith("It has 30 characters; HipChat's tokens of API v2 have 40.");
		}
	}

	@Test
	void examineWhenAProxyTakesTheTokenAwayTellsWhyTheOneInTheUrlWorks() {
		try (Simulator simulator = simulator(Token.admin(Patient.TOKEN, 1));
				Gate gate = Gate.before(simulator.url()).stripping()) {
			Check token = patient(gate.url()).examined().check(TOKEN);

			assertThat(token.state()).isEqualTo(State.BAD);
			assertThat(token.detail()).isEqualTo("401 ('Authenticated requests only. See "
					+ "https://www.hipchat.com/docs/apiv2/auth for more information.'): HipChat got no token, although "
					+ "Roomshift sent it in the Authorization header. Something on the way removes that header, as a "
					+ "proxy does that asks for a login of its own.");
			assertThat(token.cure())
				.isEqualTo("Have the proxy pass the Authorization header on, or call HipChat past it. "
						+ "HipChat looks for a token in that header and in ?auth_token= of the URL, and nowhere else: that is "
						+ "why a token in the URL works, and the same one in a form or in a JSON body gets this answer.");
		}
	}

	@Test
	void examineWhenTokenIsOfOneRoomSaysWhatItIsFor() {
		try (Simulator simulator = simulator(Token.ofRoom(Patient.TOKEN, 1))) {
			Patient patient = patient(simulator.url().toString()).examined();

			assertThat(patient.check(TOKEN).detail())
				.isEqualTo("HipChat takes it, but not for all that is needed: see below.");
			assertThat(patient.named(State.BAD)).containsExactly("session " + SHOWN, "commands " + SHOWN,
					"rooms " + SHOWN);
			assertThat(patient.check("session " + SHOWN).detail())
				.isEqualTo("It is the notification token of one room: "
						+ "it serves for notify into that room, and can neither list nor rename.");
		}
	}

	@Test
	void examineWhenScopesAreMissingNamesThemAndWhatTheyAreFor() {
		try (Simulator simulator = simulator(Token.personal(Patient.TOKEN, 2, "admin_room", "send_notification"))) {
			Patient patient = patient(simulator.url().toString()).examined();

			assertThat(patient.named(State.BAD)).containsExactly("commands " + SHOWN, "rooms " + SHOWN);
			assertThat(patient.check("commands " + SHOWN).detail()).isEqualTo("It is enough for notify. "
					+ "It lacks view_group or view_room for plan, apply, undo, verify, apply --announce.");
			assertThat(patient.check("rooms " + SHOWN).detail()).isEqualTo(
					"403 ('This action requires one of the following scopes: [u'view_group', u'view_room']'): the "
							+ "token is a good one, but it was made without a scope that reading rooms needs.");
		}
	}

	@Test
	void examineWhenTokenMayOnlyReadIsBadForItRenamesNothing() {
		try (Simulator simulator = simulator(Token.personal(Patient.TOKEN, 2, "view_room"))) {
			Check commands = patient(simulator.url().toString()).examined().check("commands " + SHOWN);

			assertThat(commands.state()).isEqualTo(State.BAD);
			assertThat(commands.detail()).isEqualTo(
					"It is enough for verify. It lacks admin_room for plan, apply, undo; admin_room and send_message or "
							+ "send_notification for apply --announce; send_message or send_notification for notify.");
		}
	}

	@Test
	void examineWhenListIsNotPermittedSaysWhatCantBeSeen() {
		try (Simulator simulator = simulator(Token.admin(Patient.TOKEN, 1));
				Gate gate = Gate.before(simulator.url())
					.answering("/v2/room", 403, "{\"error\":{\"code\":403,\"message\":\"Not you.\"}}", Map.of())) {
			Patient patient = patient(gate.url()).examined();

			assertThat(patient.named(State.BAD)).isEmpty();
			assertThat(patient.check("rooms " + SHOWN).state()).isEqualTo(State.WARN);
			assertThat(patient.check("rooms " + SHOWN).detail())
				.isEqualTo("403 ('Not you.'): the token is a good one, but whom it belongs to may not list rooms.");
		}
	}

	@Test
	void examineWhenSeveralTokensLooksAtEach() {
		String other = new StringBuilder(Patient.TOKEN).reverse().toString();
		try (Simulator simulator = simulator(Token.admin(Patient.TOKEN, 1), Token.addOn(other, "view_group"))) {
			Patient patient = patient(simulator.url().toString())
				.with("ROOMSHIFT_HIPCHAT_TOKENS", other + ",zZ9NoToken")
				.examined();

			assertThat(patient.named(State.OK)).filteredOn((name) -> name.startsWith("token ")).hasSize(2);
			assertThat(patient.named(State.BAD)).hasSize(2)
				.satisfiesExactly((name) -> assertThat(name).startsWith("commands "),
						(name) -> assertThat(name).startsWith("token "));
			assertThat(patient.diagnosis().calls()).isEqualTo(8);
		}
	}

	@Test
	void examineWhenBudgetIsUsedUpSaysWhenMoreCome() {
		try (Simulator simulator = simulator(Token.admin(Patient.TOKEN, 1))) {
			simulator.adjust((options) -> options.withRateLimit(RateLimit.of(1, Duration.ofMinutes(5), 5)));
			patient(simulator.url().toString()).examined();
			Patient patient = patient(simulator.url().toString()).examined();

			assertThat(patient.named(State.WARN)).containsExactly(TOKEN, "budget " + SHOWN);
			assertThat(patient.check(TOKEN).detail())
				.isEqualTo("HipChat takes it, but its call budget is used up ('Rate Limit exceeded').");
			assertThat(patient.check("budget " + SHOWN).detail()).startsWith("0 of 1 calls are left; more come in ");
		}
	}

	@Test
	void examineWhenClocksDifferSaysByHowMuch() {
		try (Simulator simulator = Simulator.start(
				options(Token.admin(Patient.TOKEN, 1)).withClock(() -> Instant.now().minus(Duration.ofMinutes(3))))) {
			Check clock = patient(simulator.url().toString()).examined().check("clock");

			assertThat(clock.state()).isEqualTo(State.WARN);
			assertThat(clock.detail())
				.matches("HipChat's clock is (2 min 5\\d s|3 min( \\d s)?) behind this machine's\\.");
		}
	}

	@Test
	void examineWhenAProxyAnswersInPlaceOfHipChatSaysSoAndSendsNoToken() {
		try (Gate gate = Gate.alone()
			.answering("/", 502, HTML, Map.of("Server", "nginx", "Content-Type", "text/html"))) {
			Patient patient = patient(gate.url()).examined();

			assertThat(patient.check("hipchat").detail())
				.isEqualTo("Status 502 with a web page ('502 Bad Gateway') from "
						+ "nginx in place of HipChat's JSON. A proxy before HipChat answers, and HipChat does not.");
			assertThat(patient.check(TOKEN).detail()).isEqualTo("not checked, because HipChat is out of reach");
			assertThat(patient.diagnosis().calls()).isEqualTo(1);
		}
	}

	@Test
	void examineWhenALoginPageAnswersDoubtsTheUrl() {
		try (Gate gate = Gate.alone().answering("/", 200, "<html><TITLE>Sign in</TITLE></html>", Map.of())) {
			Check server = patient(gate.url()).examined().check("hipchat");

			assertThat(server.detail()).isEqualTo("Status 200 with a web page ('Sign in') in place of HipChat's JSON.");
			assertThat(server.cure()).startsWith("Is '" + gate.url() + "' HipChat itself?");
		}
	}

	@Test
	void examineWhenSentOnDoesNotFollow() {
		try (Gate gate = Gate.alone()
			.answering("/", 301, "", Map.of("Location", "https://other.example.com/x?auth_token=abc"))) {
			Check server = patient(gate.url()).examined().check("hipchat");

			assertThat(server.detail()).isEqualTo("The call is sent on (status 301) to 'https://other.example.com/x'.");
		}
	}

	@Test
	void examineWhenPortIsClosedSaysSo() {
		try (ClosedPort port = ClosedPort.any()) {
			Patient patient = patient("http://127.0.0.1:" + port.number()).examined();

			assertThat(patient.named(State.BAD)).containsExactly("connection");
			assertThat(patient.check("connection").detail())
				.isEqualTo("No connection to port " + port.number() + " of '127.0.0.1' (connection refused).");
			assertThat(patient.named(State.SKIPPED)).containsExactly("tls", "hipchat", "clock", TOKEN);
			assertThat(patient.check("disk").state()).isNotEqualTo(State.SKIPPED);
		}
	}

	@Test
	void examineWhenHostIsUnknownSaysSo() {
		Patient patient = patient("https://no-such-host.invalid").examined();

		assertThat(patient.named(State.BAD)).containsExactly("dns");
		assertThat(patient.check("dns").detail()).isEqualTo("The host 'no-such-host.invalid' is not known.");
		assertThat(patient.named(State.SKIPPED)).containsExactly("connection", "tls", "hipchat", "clock", TOKEN);
	}

	private Patient patient(String url) {
		return Patient.in(this.directory)
			.with("ROOMSHIFT_HIPCHAT_URL", url)
			.with("ROOMSHIFT_HIPCHAT_TOKEN", Patient.TOKEN);
	}

	private static Simulator simulator(Token... tokens) {
		return Simulator.start(options(tokens));
	}

	private static SimulatorOptions options(Token... tokens) {
		List<SimulatedRoom> rooms = Stream.of(1L, 2L).map((id) -> SimulatedRoom.of(id, "Room " + id)).toList();
		return SimulatorOptions.defaults().withSeed(SimulatorSeed.of(rooms).withTokens(tokens));
	}

}
