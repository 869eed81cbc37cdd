package io.roomshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Has the shell run the lines of {@code config/crontab}, with a Java that ends as it is
 * told. What a line writes is what cron would mail.
 */
class CrontabTests {

	private static final String HOME = "/srv/roomshift";

	private static final String JAVA = """
			#!/bin/sh
			echo "$*" >>started
			echo result
			echo reason >&2
			exit "$CODE"
			""";

	private final Path directory;

	CrontabTests(@TempDir Path directory) throws IOException {
		this.directory = directory;
		Path java = Files.createDirectory(directory.resolve("bin")).resolve("java");
		Files.setPosixFilePermissions(Files.writeString(java, JAVA), PosixFilePermissions.fromString("rwx------"));
		Files.copy(Path.of("config/roomshift"), directory.resolve("roomshift"), StandardCopyOption.COPY_ATTRIBUTES);
		Files.createFile(directory.resolve("roomshift.jar"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5 })
	void nightWhenItEndsAsItShouldMailsNothing(int code) throws Exception {
		String mail = mailOfNight(code);

		assertThat(mail).isEmpty();
		assertThat(log()).endsWith("result", "reason", "Exit code " + code);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 6, 70 })
	void nightWhenItIsForAPersonMailsWhatItSaidAndTheCode(int code) throws Exception {
		String mail = mailOfNight(code);

		assertThat(mail).isEqualTo("result\nreason\nExit code " + code + "\n");
		assertThat(log()).endsWith("result", "reason", "Exit code " + code);
	}

	@Test
	void nightWhenThereAreSeveralMailsTheLastAndKeepsAll() throws Exception {
		mailOfNight(5);

		String mail = mailOfNight(4);

		assertThat(mail).isEqualTo("result\nreason\nExit code 4\n");
		assertThat(log()).hasSize(8).containsSubsequence("Exit code 5", "Exit code 4");
	}

	@Test
	void nightWhenItsDirectoryIsMissingMailsThatAndStartsNothing() throws Exception {
		String mail = mail(line(" apply ").replace(HOME, this.directory.resolve("missing").toString()), 0);

		assertThat(mail).contains("cd").contains("missing");
		assertThat(this.directory.resolve("started")).doesNotExist();
	}

	@Test
	void morningWhenAllRoomsAreRightMailsNothingAndKeepsTheCertificate() throws Exception {
		mailOfNight(0);

		String mail = mailOfMorning(0);

		assertThat(mail).isEmpty();
		assertThat(this.directory.resolve("reports/certificate.json")).hasContent("result");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 6, 70 })
	void morningWhenItIsForAPersonMailsTheReasonAndTheCode(int code) throws Exception {
		mailOfNight(0);

		String mail = mailOfMorning(code);

		assertThat(mail).isEqualTo("reason\nExit code " + code + "\n");
		assertThat(this.directory.resolve("reports/certificate.json")).hasContent("result");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 5, 70 })
	void morningWhenTheNightWasNotTheLastDoesNotVerify(int code) throws Exception {
		mailOfNight(0);
		mailOfNight(code);

		String mail = mailOfMorning(1);

		assertThat(mail).isEmpty();
		assertThat(Files.readAllLines(this.directory.resolve("started"))).hasSize(2)
			.allMatch((words) -> words.contains(" apply "));
	}

	private List<String> log() throws IOException {
		return Files.readAllLines(this.directory.resolve("nights.log"));
	}

	private String mailOfNight(int code) throws Exception {
		return mail(line(" apply ").replace(HOME, this.directory.toString()), code);
	}

	private String mailOfMorning(int code) throws Exception {
		return mail(line(" verify ").replace(HOME, this.directory.toString()), code);
	}

	/**
	 * Runs a line as cron does.
	 * @param code by which the program ends
	 */
	private String mail(String command, int code) throws Exception {
		Path mail = Files.createTempFile(this.directory, "mail", "");
		ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(mail.toFile());
		builder.environment().clear();
		builder.environment().putAll(variables());
		builder.environment().merge("PATH", this.directory.resolve("bin") + ":", (path, bin) -> bin + path);
		builder.environment().put("CODE", String.valueOf(code));
		builder.environment().put("HOME", this.directory.toString());
		Process process = builder.start();
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		return Files.readString(mail);
	}

	private static Map<String, String> variables() throws IOException {
		return lines().stream()
			.filter((line) -> line.matches("[A-Z_]+=.*"))
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toMap((parts) -> parts[0], (parts) -> parts[1]));
	}

	/**
	 * The command of the only line that holds the word.
	 */
	private static String line(String word) throws IOException {
		List<String> jobs = lines().stream()
			.filter((line) -> Character.isDigit(line.charAt(0)) && line.contains(word))
			.toList();
		assertThat(jobs).hasSize(1);
		return jobs.get(0).split(" ", 6)[5];
	}

	private static List<String> lines() throws IOException {
		return Files.readAllLines(Path.of("config/crontab"))
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.toList();
	}

}
