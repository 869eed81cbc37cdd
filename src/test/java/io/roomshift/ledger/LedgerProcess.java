package io.roomshift.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.roomshift.ledger.database.Database;
import io.roomshift.tool.Tool;

/**
 * A Java process of its own that works with a ledger, to be killed.
 */
public final class LedgerProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private LedgerProcess(Process process) {
		this.process = process;
		this.output = process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Starts one that does the work.
	 * @param prefix what the shell does before
	 */
	public static LedgerProcess start(String prefix, Work work, Path directory) throws IOException {
		String java = Tool.ofJava("java").toString();
		String command = prefix + "exec '" + java + "' -XX:TieredStopAtLevel=1 -cp '"
				+ System.getProperty("java.class.path") + "' " + LedgerProcess.class.getName() + " " + work + " '"
				+ directory + "'";
		return new LedgerProcess(new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start());
	}

	/**
	 * The next line that it says, without what is logged; fails when it ended.
	 */
	public String next() throws IOException {
		List<String> lines = new ArrayList<>();
		String line = this.output.readLine();
		while (line != null && !line.startsWith("> ")) {
			lines.add(line);
			line = this.output.readLine();
		}
		if (line == null) {
			throw new IllegalStateException("The process ended:\n" + String.join("\n", lines));
		}
		return line.substring(2);
	}

	public long pid() {
		return this.process.pid();
	}

	/**
	 * Kills it as {@code kill -9} does.
	 * @return what it had said and was not read yet
	 */
	public List<String> kill() {
		// Unlike Process.destroyForcibly(), this leaves the output to be read.
		this.process.toHandle().destroyForcibly();
		this.process.onExit().join();
		return this.output.lines().filter((line) -> line.startsWith("> ")).map((line) -> line.substring(2)).toList();
	}

	@Override
	public void close() {
		kill();
	}

	/**
	 * Does the work, in the process.
	 */
	public static void main(String[] arguments) throws IOException {
		Path directory = Path.of(arguments[1]);
		switch (Work.valueOf(arguments[0])) {
			case HOLD -> {
				Database.of(directory).lock(Instant.parse("2018-11-05T10:00:01Z"));
				say("held");
				System.in.read();
			}
			case WRITE -> write(directory);
			case FILL -> fill(directory);
		}
	}

	private static void write(Path directory) {
		try (LedgerFixture fixture = LedgerFixture.open(directory)) {
			Run run = fixture.ledger().runs().get(0);
			fixture.entries(run).filter((entry) -> entry.state() == EntryState.PLANNED).forEach((entry) -> {
				fixture.ledger().record(entry.refused(Cause.UNAVAILABLE, 503, "Down.", Instant.now())).join();
				say(entry.wish().line());
			});
		}
	}

	private static void fill(Path directory) {
		try (LedgerFixture fixture = LedgerFixture.open(directory)) {
			Run run = fixture.run();
			Entry entry = LedgerFixture.planned(run, 1, 1, "Old", "New");
			fixture.plan(run, List.of(entry));
			Entry refused = entry.refused(Cause.UNAVAILABLE, 503, "Long. ".repeat(2000), Instant.now());
			String failure = "";
			while (failure.isEmpty()) {
				failure = failureOf(() -> fixture.ledger().record(refused).join());
			}
			say(failure);
			say(failureOf(() -> fixture.ledger().record(refused).join()));
			say(failureOf(() -> fixture.ledger().end(run, RunState.STOPPED, "Full.", Run.Calls.NONE)));
		}
		say("closed");
	}

	private static String failureOf(Runnable call) {
		try {
			call.run();
			return "";
		}
		catch (CompletionException ex) {
			return String.valueOf(ex.getCause());
		}
		catch (LedgerException ex) {
			return ex.toString();
		}
	}

	private static void say(Object text) {
		System.out.println("> " + text);
	}

	/** What a process does. */
	public enum Work {

		/** Holds the state directory until it is killed. */
		HOLD,

		/** Records one row after the other, and says which. */
		WRITE,

		/** Records until that fails, and goes on. */
		FILL

	}

}
