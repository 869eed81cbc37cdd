package io.roomshift.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.roomshift.simulator.Simulator;
import io.roomshift.tool.Tool;

/**
 * The jar with its arguments and its environment, ready to be started.
 *
 * @param workspace where it is started
 * @param environment the variables it is given besides those that every program needs
 * @param before what is put before {@code java}
 * @param options options of the virtual machine
 * @param words the arguments
 */
public record Command(Workspace workspace, Map<String, String> environment, List<String> before, List<String> options,
		List<String> words) {

	private static final Set<String> EVERY_PROGRAM = Set.of("PATH", "HOME", "LANG", "TMPDIR");

	private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m",
			"-Xshare:auto", "-Xlog:disable");

	public Command {
		environment = Map.copyOf(environment);
		before = List.copyOf(before);
		options = List.copyOf(options);
		words = List.copyOf(words);
	}

	/**
	 * The same with the address of a simulator and a token.
	 */
	public Command on(Simulator simulator, String token) {
		return with("ROOMSHIFT_HIPCHAT_URL", simulator.url().toString()).with("ROOMSHIFT_HIPCHAT_TOKEN", token);
	}

	public Command with(String variable, String value) {
		Map<String, String> more = new HashMap<>(this.environment);
		more.put(variable, value);
		return new Command(this.workspace, more, this.before, this.options, this.words);
	}

	public Command option(String option) {
		List<String> more = Stream.concat(this.options.stream(), Stream.of(option)).toList();
		return new Command(this.workspace, this.environment, this.before, more, this.words);
	}

	/**
	 * The same with a program before it that starts what follows.
	 */
	public Command through(List<String> program) {
		return new Command(this.workspace, this.environment, program, this.options, this.words);
	}

	/**
	 * The same, started so that the permissions of files hold for it even when the tests
	 * are run by root, whom they do not bind otherwise.
	 */
	public Command boundByPermissions() {
		return "root".equals(System.getProperty("user.name"))
				? through(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")) : this;
	}

	public Child start() {
		List<String> line = new ArrayList<>(this.before);
		line.add(java());
		line.addAll(SHORT_LIVED);
		line.add("-XX:SharedArchiveFile=" + Archive.FILE);
		line.addAll(this.options);
		line.addAll(List.of("-jar", Workspace.jar().toString()));
		line.addAll(this.words);
		ProcessBuilder builder = new ProcessBuilder(line).directory(this.workspace.directory().toFile());
		builder.environment().keySet().retainAll(EVERY_PROGRAM);
		builder.environment().putAll(this.environment);
		try {
			Path out = Files.createTempFile(this.workspace.streams(), "", ".out");
			Path err = Files.createTempFile(this.workspace.streams(), "", ".err");
			Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
			process.getOutputStream().close();
			return new Child(process, out, err);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs it to its end, and sees that it neither shows a stack trace nor the token.
	 */
	public Child.Ended run() {
		return start().await().decent();
	}

	private static String java() {
		return Tool.ofJava("java").toString();
	}

	/**
	 * The class archive, looked for once.
	 */
	private static final class Archive {

		private static final Path FILE = create();

		private static Path create() {
			try {
				return ClassArchive.of(Workspace.jar(), java(), SHORT_LIVED);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
