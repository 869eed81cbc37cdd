package io.roomshift.cli.session;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.ObjectName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Java compile with the quicker of its two compilers alone. The thorough one, C2,
 * takes more of a short run than it gives back; a jar can't carry the option that keeps
 * it away, {@code -XX:TieredStopAtLevel=1}, but a running program can ask for the same by
 * the diagnostic command {@code Compiler.directives_add}.
 */
final class QuickCompiler {

	private static final Logger log = LoggerFactory.getLogger(QuickCompiler.class);

	private static final String DIRECTIVE = "[{match: \"*.*\", c2: {Exclude: true}}]";

	/** Options by which somebody chose how Java compiles. */
	private static final Pattern CHOICE = Pattern.compile("-X(int|comp|X:.*(Tiered|Compil|AOT).*)");

	private QuickCompiler() {
	}

	/**
	 * Asks for it in the background, unless Java was started with options for its
	 * compilers. Where a Java has no such command, it compiles as it likes.
	 */
	static void prefer() {
		Thread thread = new Thread(QuickCompiler::preferNow, "compiler");
		thread.setDaemon(true);
		thread.start();
	}

	private static void preferNow() {
		if (ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.anyMatch((argument) -> CHOICE.matcher(argument).matches())) {
			return;
		}
		try {
			Path file = Files.createTempFile("roomshift", ".json");
			try {
				Files.writeString(file, DIRECTIVE);
				add(file);
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException | JMException ex) {
			log.debug("Java compiles as it likes", ex);
		}
	}

	private static void add(Path directives) throws JMException {
		ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerDirectivesAdd",
					new Object[] { new String[] { directives.toString() } }, new String[] { String[].class.getName() });
	}

}
