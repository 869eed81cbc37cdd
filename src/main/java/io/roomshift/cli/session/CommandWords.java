package io.roomshift.cli.session;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line of this process, written so that a shell takes it as it was given.
 */
public final class CommandWords {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

	private CommandWords() {
	}

	/**
	 * The whole command line, beginning with the program.
	 * @param args the program's arguments
	 */
	public static String of(List<String> args) {
		return args.stream().map(CommandWords::quoted).collect(Collectors.joining(" ", program() + " ", ""));
	}

	/**
	 * What the operator started: the script that says so, or {@code java -jar} with the
	 * jar as it was named.
	 */
	public static String program() {
		String script = System.getProperty("app.name", "");
		if (!script.isEmpty()) {
			return quoted(script);
		}
		String jar = System.getProperty("java.class.path", "");
		return "java -jar " + (jar.endsWith(".jar") ? quoted(jar) : "roomshift.jar");
	}

	private static String quoted(String word) {
		return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
