package io.roomshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.roomshift.cli.console.Console;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.job.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the files of {@code config/} that start the program by night with what the
 * program takes, and with what systemd, cron and Kubernetes know.
 */
class SchedulingTests {

	private static final Path SERVICE = Path.of("config/systemd/roomshift.service");

	private static final Path TIMER = Path.of("config/systemd/roomshift.timer");

	private static final Path END_SERVICE = Path.of("config/systemd/roomshift-end.service");

	private static final Path END_TIMER = Path.of("config/systemd/roomshift-end.timer");

	private static final Path CRONTAB = Path.of("config/crontab");

	private static final Path CRON_JOB = Path.of("config/kubernetes/cronjob.yaml");

	private static final Path DOCKERFILE = Path.of("config/Dockerfile");

	private static final Path LOOK = Path.of("config/kubernetes/look.yaml");

	private static final Path METRICS = Path.of("src/docs/metrics.md");

	private static final Set<String> UNIT = Set.of("Description", "Documentation", "Wants", "Requires", "After",
			"StartLimitIntervalSec", "StartLimitBurst");

	private static final Set<String> EXECUTION = Set.of("Type", "ExecStartPre", "ExecStart", "WorkingDirectory",
			"Environment", "LoadCredential", "SuccessExitStatus", "Restart", "RestartSec", "RestartPreventExitStatus",
			"KillSignal", "KillMode", "TimeoutStopSec", "User", "StateDirectory", "StateDirectoryMode",
			"CacheDirectory", "CacheDirectoryMode", "UMask", "MemoryMax", "TasksMax");

	private static final Set<String> HARDENING = Set.of("NoNewPrivileges", "ProtectSystem", "ProtectHome", "PrivateTmp",
			"PrivateDevices", "ProtectClock", "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules",
			"ProtectKernelTunables", "ProtectControlGroups", "ProtectProc", "RestrictAddressFamilies",
			"RestrictNamespaces", "RestrictRealtime", "RestrictSUIDSGID", "LockPersonality", "CapabilityBoundingSet",
			"SystemCallArchitectures", "SystemCallFilter", "SystemCallErrorNumber");

	/** What a mapping, a setting or a person has to mend: another try is of no use. */
	private static final List<Integer> FOR_A_PERSON = List.of(ExitCode.DIFFERS, ExitCode.WRONG_INPUT,
			ExitCode.OUT_OF_REACH, ExitCode.FAULT);

	@Test
	void serviceHasTheKeysOfAServiceAndKeepsTheProgramIn() throws IOException {
		List<Entry> entries = unit(SERVICE);

		assertThat(keys(entries, "Unit")).isSubsetOf(UNIT);
		assertThat(keys(entries, "Service")).containsAll(HARDENING)
			.isSubsetOf(Stream.concat(EXECUTION.stream(), HARDENING.stream()).toList());
		assertThat(sections(entries)).containsExactly("Service", "Unit");
	}

	@Test
	void serviceGoesOnAfterWhatMayPassAndNotAfterWhatIsForAPerson() throws IOException {
		List<Entry> entries = unit(SERVICE);

		assertThat(numbers(value(entries, "RestartPreventExitStatus"))).containsAll(FOR_A_PERSON)
			.contains(ExitCode.IN_USE)
			.doesNotContain(ExitCode.STOPPED);
		assertThat(numbers(value(entries, "SuccessExitStatus"))).containsExactly(Ending.Kind.INTERRUPTED.code());
		assertThat(value(entries, "Restart")).isEqualTo("on-failure");
	}

	@Test
	void serviceStartsACommandThatThereIs() throws IOException {
		String command = value(unit(SERVICE), "ExecStart");

		assertThat(command).startsWith("/opt/roomshift/roomshift ").doesNotContain("--stop-after");
		assertThat(value(unit(SERVICE), "ExecStartPre")).isEqualTo("-/opt/roomshift/roomshift --archive");
		assertThat(parsed(Arrays.asList(command.split(" ")))).isEqualTo("apply");
	}

	@Test
	void serviceHasItsTriesAnewEachNight() throws IOException {
		List<Entry> entries = unit(SERVICE);

		assertThat(value(entries, "StartLimitIntervalSec")).isEqualTo("20h");
		assertThat(value(entries, "StartLimitBurst")).isEqualTo("6");
	}

	@Test
	void timerStartsNothingByDay() throws IOException {
		List<Entry> entries = unit(TIMER);

		assertThat(sections(entries)).containsExactly("Install", "Timer", "Unit");
		assertThat(keys(entries, "Timer")).containsExactly("OnCalendar");
		assertThat(value(entries, "WantedBy")).isEqualTo("timers.target");
	}

	@Test
	void endTimerComesWithTheServiceAndStopsIt() throws IOException {
		List<Entry> service = unit(SERVICE);
		List<Entry> end = unit(END_SERVICE);
		List<Entry> timer = unit(END_TIMER);

		assertThat(value(service, "Requires")).isEqualTo(END_TIMER.getFileName().toString());
		assertThat(service).contains(new Entry("Unit", "After", END_TIMER.getFileName().toString()));
		assertThat(sections(timer)).containsExactly("Timer", "Unit");
		assertThat(keys(timer, "Timer")).containsExactly("OnCalendar", "AccuracySec");
		assertThat(keys(end, "Service")).containsExactly("Type", "ExecStart");
		assertThat(value(end, "ExecStart")).isEqualTo("/usr/bin/systemctl stop " + SERVICE.getFileName());
	}

	@Test
	void nightsAreTheSameEverywhere() throws IOException {
		LocalTime start = LocalTime.of(22, 0);
		LocalTime end = LocalTime.of(4, 0);

		assertThat(value(unit(TIMER), "OnCalendar")).isEqualTo("*-*-* " + start + ":00");
		assertThat(value(unit(END_TIMER), "OnCalendar")).isEqualTo("*-*-* " + end + ":00");
		assertThat(Files.readString(CRONTAB)).contains("\n0 22 * * * ").contains(" --stop-after 6h ");
		assertThat(at(cronJob(), "spec", "schedule")).isEqualTo("0 22 * * *");
		assertThat(start.plusSeconds(((Integer) at(job(), "activeDeadlineSeconds")))).isEqualTo(end);
	}

	@Test
	void crontabStartsCommandsThatThereAre() throws IOException {
		List<String> lines = Files.readAllLines(CRONTAB)
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.toList();
		List<String> jobs = lines.stream().filter((line) -> !line.matches("[A-Z_]+=.*")).toList();

		// cron makes a line break of a percent sign.
		assertThat(jobs).hasSize(2)
			.allMatch((job) -> job.matches("\\d{1,2} \\d{1,2} \\* \\* \\* cd /srv/roomshift \\|\\| exit; [^%]*"));
		assertThat(jobs.stream()
			.map((job) -> job.replaceFirst(".*(?=\\./roomshift (apply|verify))", "").replaceFirst(" [12]?>.*", ""))
			.map((job) -> parsed(Arrays.asList(job.split(" "))))).containsExactly("apply", "verify");
	}

	@Test
	void cronJobStartsACommandThatThereIs() throws IOException {
		Map<?, ?> container = container();
		List<String> words = list(at(container, "args")).stream().map(String::valueOf).toList();

		assertThat(container.containsKey("command")).isFalse();
		assertThat(command(words)).isEqualTo("apply");
		assertThat(Files.readAllLines(DOCKERFILE)).contains("ENTRYPOINT [\"roomshift\"]",
				"WORKDIR " + at(container, "workingDir"), "VOLUME " + at(container, "workingDir"));
	}

	@Test
	void cronJobRunsOneAtATimeAsNobodyWithAReadOnlyDisk() throws IOException {
		Map<?, ?> pod = pod();

		assertThat(at(cronJob(), "spec", "concurrencyPolicy")).isEqualTo("Forbid");
		assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
		assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
		assertThat(at(pod, "restartPolicy")).isEqualTo("Never");
		assertThat(at(container(), "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
		assertThat(at(container(), "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
		assertThat(list(at(container(), "securityContext", "capabilities", "drop"))).isEqualTo(List.of("ALL"));
		assertThat(at(container(), "resources", "limits", "memory")).isNotNull();
		assertThat(names(list(at(pod, "volumes"))))
			.containsExactlyInAnyOrderElementsOf(names(list(at(container(), "volumeMounts"))));
	}

	@Test
	void cronJobTakesTheTokenFromASecret() throws IOException {
		Map<?, ?> token = list(at(container(), "env")).stream()
			.map(SchedulingTests::map)
			.filter((variable) -> "ROOMSHIFT_HIPCHAT_TOKEN".equals(variable.get("name")))
			.findFirst()
			.orElseThrow();

		assertThat(token.get("value")).isNull();
		assertThat(map(at(token, "valueFrom", "secretKeyRef")))
			.isEqualTo(Map.of("name", "roomshift-token", "key", "token"));
	}

	@Test
	void cronJobTriesAgainAfterWhatMayPassAndNotAfterWhatIsForAPerson() throws IOException {
		List<?> rules = list(at(job(), "podFailurePolicy", "rules"));
		Map<String, List<?>> codes = rules.stream()
			.map(SchedulingTests::map)
			.filter((rule) -> rule.containsKey("onExitCodes"))
			.collect(Collectors.toMap((rule) -> String.valueOf(rule.get("action")),
					(rule) -> list(at(rule, "onExitCodes", "values"))));

		assertThat(rules).first()
			.isEqualTo(Map.of("action", "Ignore", "onPodConditions", List.of(Map.of("type", "DisruptionTarget"))));
		assertThat(codes).containsOnlyKeys("FailJob", "Count");
		assertThat(numbers(codes, "FailJob")).isEqualTo(FOR_A_PERSON);
		assertThat(numbers(codes, "Count")).containsExactly(ExitCode.STOPPED, Ending.Kind.INTERRUPTED.code(),
				ExitCode.IN_USE);
	}

	@Test
	void cronJobEndsByItselfBeforeItsDeadline() throws IOException {
		List<?> words = list(at(container(), "args"));
		String limit = String.valueOf(words.get(words.indexOf("--stop-after") + 1));
		int grace = (Integer) at(pod(), "terminationGracePeriodSeconds");

		assertThat(limit).endsWith("m");
		int minutes = Integer.parseInt(limit.substring(0, limit.length() - 1));
		assertThat(minutes * 60 + grace).isLessThan((Integer) at(job(), "activeDeadlineSeconds"));
	}

	@Test
	void lookHasWhatThePodsOfTheNightHave() throws IOException {
		Map<?, ?> look = map(at(map(new Yaml().load(Files.readString(LOOK))), "spec"));

		assertThat(without(look, "containers", "activeDeadlineSeconds", "terminationGracePeriodSeconds"))
			.isEqualTo(without(pod(), "containers", "terminationGracePeriodSeconds"));
		assertThat(without(map(list(at(look, "containers")).get(0)), "command"))
			.isEqualTo(without(container(), "command", "args"));
		assertThat(at(look, "activeDeadlineSeconds")).isEqualTo(10800);
	}

	/**
	 * As they are when an operator does what the comments say.
	 */
	@Test
	void figuresCanBeSwitchedOn() throws Exception {
		String service = Files.readString(SERVICE);
		String directory = service.replaceAll("(?s).*\n#ReadWritePaths=(\\S+)\n.*", "$1");
		String option = "--metrics-file " + directory + "/roomshift.prom";
		String pods = Files.readString(CRON_JOB).replace("#- name: ", "- name: ").replace("#  value: ", "  value: ");

		assertThat(service).contains(" add to ExecStart: " + option + "\n");
		assertThat(parsed(Arrays.asList((value(unit(SERVICE), "ExecStart") + " " + option).split(" "))))
			.isEqualTo("apply");
		assertThat(Files.readString(CRONTAB)).contains("#   " + option + "\n",
				"#   " + option.replace("roomshift.prom", "roomshift-verify.prom") + "\n");
		assertThat(Files.readString(METRICS)).contains(" " + option + "\n", "`roomshift.metrics.pushgateway.url`");
		assertThat(
				list(at(container(pods), "env")).stream().map((variable) -> String.valueOf(map(variable).get("name"))))
			.contains("ROOMSHIFT_METRICS_PUSHGATEWAY_URL");
		isAsKubernetesWantsIt(pods);
	}

	/**
	 * Against the schema that Kubernetes' own clients are made of.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "config/kubernetes/cronjob.yaml", "config/kubernetes/look.yaml" })
	void objectsAreAsKubernetesWantsThem(Path file) throws Exception {
		isAsKubernetesWantsIt(Files.readString(file));
	}

	private static void isAsKubernetesWantsIt(String objects) throws Exception {
		Map<String, Class<?>> kinds = Map.of("PersistentVolumeClaim", V1PersistentVolumeClaim.class, "CronJob",
				V1CronJob.class, "Pod", V1Pod.class);
		for (Object document : new Yaml().loadAll(objects)) {
			JsonElement json = new Gson().toJsonTree(document);
			Class<?> kind = Objects.requireNonNull(kinds.get(String.valueOf(map(document).get("kind"))));

			kind.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
		}
	}

	/**
	 * Has the program read the words behind the launcher.
	 * @return the command
	 */
	private static String parsed(List<String> words) {
		assertThat(words.get(0)).endsWith("/roomshift");
		return command(words.subList(1, words.size()));
	}

	/**
	 * Has the program read the words.
	 */
	private static String command(List<String> words) {
		CommandLine program = Commands.all(Console.system()).setCaseInsensitiveEnumValuesAllowed(true);
		return program.parseArgs(words.toArray(String[]::new)).subcommand().commandSpec().name();
	}

	private static List<Entry> unit(Path file) throws IOException {
		List<Entry> entries = new ArrayList<>();
		String section = "";
		for (String line : Files.readAllLines(file)) {
			if (line.startsWith("[")) {
				section = line.substring(1, line.length() - 1);
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				String[] parts = line.split("=", 2);
				assertThat(parts).as(line).hasSize(2);
				entries.add(new Entry(section, parts[0], parts[1]));
			}
		}
		return entries;
	}

	private static Set<String> sections(List<Entry> entries) {
		return new TreeSet<>(entries.stream().map(Entry::section).toList());
	}

	private static List<String> keys(List<Entry> entries, String section) {
		return entries.stream().filter((entry) -> entry.section().equals(section)).map(Entry::key).toList();
	}

	private static String value(List<Entry> entries, String key) {
		return entries.stream().filter((entry) -> entry.key().equals(key)).findFirst().orElseThrow().value();
	}

	private static List<Integer> numbers(String text) {
		return Pattern.compile(" ").splitAsStream(text).map(Integer::valueOf).toList();
	}

	private static List<Object> numbers(Map<String, List<?>> codes, String action) {
		return List.copyOf(codes.getOrDefault(action, List.of()));
	}

	private static Map<?, ?> without(Map<?, ?> map, String... keys) {
		Map<?, ?> left = new HashMap<>(map);
		left.keySet().removeAll(List.of(keys));
		return left;
	}

	private static Map<?, ?> cronJob() throws IOException {
		return cronJob(Files.readString(CRON_JOB));
	}

	private static Map<?, ?> cronJob(String objects) {
		Iterable<Object> documents = new Yaml().loadAll(objects);
		return StreamSupport.stream(documents.spliterator(), false)
			.map(SchedulingTests::map)
			.filter((document) -> "CronJob".equals(document.get("kind")))
			.findFirst()
			.orElseThrow();
	}

	private static Map<?, ?> job() throws IOException {
		return map(at(cronJob(), "spec", "jobTemplate", "spec"));
	}

	private static Map<?, ?> pod() throws IOException {
		return map(at(job(), "template", "spec"));
	}

	private static Map<?, ?> container() throws IOException {
		return container(Files.readString(CRON_JOB));
	}

	private static Map<?, ?> container(String objects) {
		Map<?, ?> pod = map(at(cronJob(objects), "spec", "jobTemplate", "spec", "template", "spec"));
		return map(list(at(pod, "containers")).get(0));
	}

	private static Object at(Map<?, ?> map, String... path) {
		Object found = map;
		for (String key : path) {
			found = Objects.requireNonNull(map(found).get(key), key);
		}
		return found;
	}

	private static Map<?, ?> map(Object value) {
		return (Map<?, ?>) value;
	}

	private static List<?> list(Object value) {
		return (List<?>) value;
	}

	private static List<Object> names(List<?> named) {
		return named.stream().map(SchedulingTests::map).<Object>map((one) -> one.get("name")).toList();
	}

	/**
	 * A line of a unit.
	 */
	private record Entry(String section, String key, String value) {

	}

}
