package io.roomshift.scenario;

import java.nio.file.Path;

import io.roomshift.scenario.stage.Child;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What doctor says of a good configuration and of a broken one, and that it leaves
 * nothing behind.
 */
class CheckUpTests {

	private static final String PART = Stage.TOKEN.substring(10, 25);

	@TempDir
	private Path empty;

	@Test
	void aGoodConfigurationIsWellWithFourCallsAndNoStateIsMade() {
		try (Stage stage = Stage.named("One", "Two")) {
			Workspace workspace = Workspace.in(this.empty);

			Child.Ended ended = stage.run(workspace, "doctor", "--verbose").run().with(0);

			assertThat(ended.err()).isEmpty();
			assertThat(ended.out().replaceAll("\\s+", " ")).contains(
					"ok hipchat.url '" + stage.simulator().url() + "' (environment variable ROOMSHIFT_HIPCHAT_URL)");
			assertThat(ended.out()).contains("\nok    token 2271e6       HipChat takes it.\n")
				.contains("\nok    commands 2271e6    It is enough for plan, apply, ")
				.doesNotContain("\u001b")
				.doesNotContain(PART);
			assertThat(ended.out()).endsWith(" ok, 0 warnings, 0 bad, 0 not checked; 4 calls to HipChat.\n");
			assertThat(stage.calls()).isEqualTo(4);
			assertThat(stage.puts()).isZero();
			assertThat(workspace.files()).isEmpty();
		}
	}

	@Test
	void aTokenThatIsRefusedEndsWith3AndShowsNoSecret() {
		try (Stage stage = Stage.named("One")) {
			Workspace workspace = Workspace.in(this.empty);
			stage.simulator().revoke(Stage.TOKEN);

			Child.Ended ended = stage.run(workspace, "doctor", "--format", "json", "--verbose")
				.option("-Dlogging.level.root=TRACE")
				.start()
				.await()
				.with(3);

			JsonNode token = check(ended.json(), "token 2271e6");
			assertThat(token.path("state").stringValue()).isEqualTo("bad");
			assertThat(token.path("detail").stringValue())
				.startsWith("401 ('Invalid OAuth session'): the token arrived");
			assertThat(ended.out() + ended.err()).doesNotContain(PART);
		}
	}

	@Test
	void aBrokenFileOfSettingsEndsWith2AndTheRestIsLookedAt() {
		Workspace workspace = Workspace.in(this.empty)
			.with("config/application.yml", "roomshift:", "  hipchat:", "    url: x", "   token: \"" + Stage.TOKEN);

		Child.Ended ended = workspace.roomshift("doctor").run().with(2);

		assertThat(ended.out())
			.startsWith("BAD   settings           config/application.yml:4 can't be read as settings;")
			.contains("\nok    java ");
		assertThat(ended.out() + ended.err()).doesNotContain(PART);
	}

	private static JsonNode check(JsonNode json, String name) {
		return json.path("checks")
			.valueStream()
			.filter((check) -> check.path("name").stringValue().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
