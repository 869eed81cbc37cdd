package io.roomshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.job.Ending;
import org.junit.jupiter.api.Test;
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

	private static final Path CRONTAB = Path.of("config/crontab");

	private static final Path CRON_JOB = Path.of("config/kubernetes/cronjob.yaml");

	private static final Set<String> UNIT = Set.of("Description", "Documentation", "Wants", "After",
			"StartLimitIntervalSec", "StartLimitBurst");

	private static final Set<String> EXECUTION = Set.of("Type", "ExecStart", "WorkingDirectory", "Environment",
			"LoadCredential", "SuccessExitStatus", "Restart", "RestartSec", "RestartPreventExitStatus", "KillSignal",
			"KillMode", "TimeoutStopSec", "User", "StateDirectory", "StateDirectoryMode", "UMask", "MemoryMax",
			"TasksMax");

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

		assertThat(command).startsWith("/usr/bin/java -");
		assertThat(parsed(Arrays.asList(command.split(" ")))).isEqualTo("apply");
	}

	@Test
	void timerHasTheKeysOfATimer() throws IOException {
		List<Entry> entries = unit(TIMER);

		assertThat(sections(entries)).containsExactly("Install", "Timer", "Unit");
		assertThat(keys(entries, "Timer")).containsExactlyInAnyOrder("OnCalendar", "Persistent", "RandomizedDelaySec");
		assertThat(value(entries, "WantedBy")).isEqualTo("timers.target");
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
			.allMatch((job) -> job.matches("\\d{1,2} \\d{1,2} \\* \\* \\* cd /srv/roomshift && [^%]*"));
		assertThat(jobs.stream()
			.map((job) -> job.replaceFirst(".*(?=java -jar)", "").replaceFirst(" >.*", ""))
			.map((job) -> parsed(Arrays.asList(job.split(" "))))).containsExactly("apply", "verify");
	}

	@Test
	void cronJobStartsACommandThatThereIs() throws IOException {
		Map<?, ?> container = container();
		List<String> words = Stream
			.concat(list(at(container, "command")).stream(), list(at(container, "args")).stream())
			.map(String::valueOf)
			.toList();

		assertThat(parsed(words)).isEqualTo("apply");
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
		Map<String, List<?>> codes = list(at(job(), "podFailurePolicy", "rules")).stream()
			.map(SchedulingTests::map)
			.filter((rule) -> rule.containsKey("onExitCodes"))
			.collect(Collectors.toMap((rule) -> String.valueOf(rule.get("action")),
					(rule) -> list(at(rule, "onExitCodes", "values"))));

		assertThat(codes.get("FailJob")).isEqualTo(FOR_A_PERSON);
		assertThat(codes.get("Count"))
			.isEqualTo(List.of(ExitCode.STOPPED, Ending.Kind.INTERRUPTED.code(), ExitCode.IN_USE));
	}

	/**
	 * Has the program read the words behind the jar.
	 * @return the command
	 */
	private static String parsed(List<String> words) {
		int jar = words.indexOf("-jar");
		assertThat(words.get(jar + 1)).endsWith("roomshift.jar");
		CommandLine program = new CommandLine(new RoomshiftCommand(Console.system()))
			.setCaseInsensitiveEnumValuesAllowed(true);
		return program.parseArgs(words.subList(jar + 2, words.size()).toArray(String[]::new))
			.subcommand()
			.commandSpec()
			.name();
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

	private static Map<?, ?> cronJob() throws IOException {
		Iterable<Object> documents = new Yaml().loadAll(Files.readString(CRON_JOB));
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
		return map(list(at(pod(), "containers")).get(0));
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
