package io.roomshift.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.roomshift.scenario.stage.Prometheus;
import io.roomshift.scenario.stage.Stage;
import io.roomshift.scenario.stage.Workspace;
import io.roomshift.simulator.RateLimit;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.tool.Tool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Alert rules and the dashboard on figures that real commands left, read by a real
 * Prometheus.
 */
class MonitoringTests {

	private static final Path RULES = Path.of("config/prometheus/roomshift.rules.yml");

	private static final Path DASHBOARD = Path.of("config/grafana/roomshift.json");

	private static final Pattern METER = Pattern.compile("(?m)^# TYPE (\\S+)");

	/** What makes a condition true that no command here brings about. */
	private static final Map<String, Map<String, String>> MADE_TRUE = Map.of("RoomshiftRunMissing",
			Map.of("\"} > 0", "\"} >= 0", "26 * 3600", "0"), "RoomshiftStopped", Map.of("== 4", "== 1"),
			"RoomshiftFault", Map.of("== 70", "== 2"), "RoomshiftThrottled", Map.of("> 0.1", ">= 0"),
			"RoomshiftHipChatSlow", Map.of("> 5", "> 0"));

	@TempDir
	private static Path empty;

	private static Workspace workspace;

	private static JsonNode applied;

	private static Prometheus prometheus;

	@BeforeAll
	static void runCommandsAndReadTheirFigures() {
		Prometheus.assumeInstalled();
		workspace = Workspace.in(empty)
			.with("rooms.csv", "room_id,expected_name,new_name", "1,One,uno", "2,Two,due", "3,Tree,tre")
			.with("clash.csv", "room_id,new_name", "1,same", "2,same");
		List<SimulatedRoom> rooms = List.of(SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Two"),
				SimulatedRoom.of(3, "Three"));
		try (Stage stage = Stage.of(rooms,
				(options) -> options.withRateLimit(RateLimit.of(100, Duration.ofMinutes(5), 5)))) {
			applied = stage.run(workspace, "rooms.csv", "--format", "json", "--metrics-file", "apply.prom")
				.with("ROOMSHIFT_HIPCHAT_TOKENS", "Z".repeat(40))
				.run()
				.with(1)
				.json();
			stage.run(workspace, "verify", "rooms.csv", "--metrics-file", "verify.prom").run().with(1);
			stage.run(workspace, "clash.csv", "--metrics-file", "clash.prom").run().with(2);
		}
		prometheus = Prometheus.start(empty.resolve("prometheus"), RULES,
				Stream.of("apply.prom", "verify.prom", "clash.prom").map(workspace::file).toList());
	}

	@AfterAll
	static void stop() {
		if (prometheus != null) {
			prometheus.close();
		}
	}

	@Test
	void theFileIsGoodForACollectorOfAnotherUser() throws Exception {
		String figures = Files.readString(workspace.file("apply.prom"));

		Tool.Ended checked = Tool.run(new ProcessBuilder("promtool", "check", "metrics")
			.redirectInput(workspace.file("apply.prom").toFile()));

		assertThat(checked).isEqualTo(new Tool.Ended(0, ""));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.file("apply.prom"))))
			.isEqualTo("rw-r--r--");
		assertThat(figures.lines().filter((line) -> !line.startsWith("#")))
			.allSatisfy((line) -> assertThat(line).matches("\\w+\\{.*command=\"apply\".*} \\S+"));
		assertThat(figures).doesNotContain(Stage.TOKEN);
	}

	@Test
	void everyMeterIsInTheDocumentAndEveryDocumentedOneIsThere() throws IOException {
		List<String> meters = METER.matcher(Files.readString(workspace.file("apply.prom")))
			.results()
			.map((type) -> type.group(1))
			.toList();
		List<String> documented = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
			.matcher(Files.readString(Path.of("src/docs/metrics.md")))
			.results()
			.map((row) -> row.group(1))
			.toList();

		assertThat(documented).contains("roomshift_rooms_announced");
		assertThat(meters).containsExactlyInAnyOrderElementsOf(
				documented.stream().filter((meter) -> !meter.equals("roomshift_rooms_announced")).toList());
	}

	@Test
	void everyExpressionOfTheDashboardHasTheRightValue() {
		Map<String, Double> expected = expectedOfApply();
		JsonMapper.shared().readTree(DASHBOARD.toFile()).path("panels").forEach((panel) -> {
			String title = panel.path("title").asString();
			panel.path("targets").forEach((target) -> {
				Prometheus.Answer answer = prometheus.query(
						target.path("expr").asString().replace("$command", "apply").replace("$mapping", "rooms.csv"));
				assertThat(answer.values()).as(title + ": " + answer.expression()).isNotEmpty();
				if (expected.containsKey(title)) {
					assertThat(answer.sum()).as(title).isCloseTo(expected.get(title), within(1e-9));
				}
				else {
					assertThat(answer.values()).as(title).allMatch((value) -> value > 0);
				}
			});
			expected.remove(title);
		});
		assertThat(expected).isEmpty();
	}

	@Test
	void theBudgetThatIsLeftIsThatOfTheTokenInUse() {
		Prometheus.Answer limit = prometheus.query("roomshift_budget_calls_limit{instance='apply.prom'}");
		Prometheus.Answer left = prometheus.query("roomshift_budget_calls_left{instance='apply.prom'}");

		assertThat(limit.values()).containsExactly(100.0);
		assertThat(left.sum()).isBetween(80.0, 99.0);
	}

	@Test
	void theAlertsFireThatShouldAndNoOthers() {
		List<String> expected = List.of("RoomshiftRefused clash.prom", "RoomshiftRoomsDiffer verify.prom",
				"RoomshiftRoomsFailed apply.prom", "RoomshiftRoomsFailed verify.prom",
				"RoomshiftTokenSetAside apply.prom");

		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(prometheus.alerts()).isEqualTo(expected));
	}

	@Test
	void theConditionOfEachAlertMatchesFiguresThatThereAre() throws IOException {
		List<String> checked = new ArrayList<>();

		rules().forEach((alert, expression) -> {
			String made = madeTrue(alert, expression);
			assertThat(prometheus.query(made).values()).as(alert).isNotEmpty();
			assertThat(prometheus.query(made.replace("\"false\"", "\"true\"")).values()).as(alert).isEmpty();
			checked.add(alert);
		});

		assertThat(checked).containsAll(MADE_TRUE.keySet()).hasSizeGreaterThan(MADE_TRUE.size());
	}

	@Test
	void theAlertsKeepToTheirTestsByPromtool() throws Exception {
		Tool.Ended tested = Tool
			.run(new ProcessBuilder("promtool", "test", "rules", "src/test/resources/prometheus/roomshift.test.yml"))
			.well();

		assertThat(tested.said()).contains("SUCCESS");
	}

	private static Map<String, Double> expectedOfApply() {
		Map<String, Double> expected = new LinkedHashMap<>();
		expected.put("Exit code", 1.0);
		expected.put("Left to do", 0.0);
		expected.put("Rooms by outcome", 3.0);
		expected.put("Rooms over the nights", 3.0);
		expected.put("Share done", 2.0 / 3);
		expected.put("Differing", 0.0);
		expected.put("Failed and skipped", 1.0);
		expected.put("Tokens set aside", 1.0);
		expected.put("Calls of the last process", applied.path("calls").path("total").asDouble());
		expected.put("Calls by token", applied.path("calls").path("total").asDouble());
		expected.put("Waited for the budget", 0.0);
		expected.put("Throttled", 0.0);
		expected.put("Tried again", 0.0);
		expected.put("Run", 1.0);
		return expected;
	}

	private static String madeTrue(String alert, String expression) {
		String made = expression;
		for (Map.Entry<String, String> change : MADE_TRUE.getOrDefault(alert, Map.of()).entrySet()) {
			assertThat(made).contains(change.getKey());
			made = made.replace(change.getKey(), change.getValue());
		}
		return made;
	}

	private static Map<String, String> rules() throws IOException {
		Map<String, String> rules = new LinkedHashMap<>();
		Map<String, List<Map<String, List<Map<String, String>>>>> file = new Yaml().load(Files.readString(RULES));
		file.getOrDefault("groups", List.of())
			.forEach((group) -> group.getOrDefault("rules", List.of())
				.forEach((rule) -> rules.put(rule.get("alert"), rule.get("expr"))));
		return rules;
	}

}
