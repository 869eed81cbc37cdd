package io.roomshift.cli.rename;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;

import io.roomshift.cli.plan.PlanMarkdown;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Output;
import io.roomshift.cli.session.Result;
import io.roomshift.cli.session.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Shows what {@code apply} would do, and writes nothing, not even to the ledger.
 */
@Command(name = "plan", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = "Check the mapping, show the plan, write nothing.", footer = { "", "Examples:",
				"  java -jar roomshift.jar plan rooms.csv", "  java -jar roomshift.jar plan rooms.csv --out plan.md" })
public final class PlanCommand implements Callable<Integer> {

	private static final Set<Path> STDOUT = Set.of(Path.of("-"), Path.of("/dev/stdout"));

	@Mixin
	private final Words.OfPlan words = new Words.OfPlan();

	@Option(names = { "-o", "--out" }, paramLabel = "FILE",
			description = "Write the whole plan as Markdown too, for review; a file that is there is replaced.")
	private @Nullable Path out;

	@Spec
	private @Nullable CommandSpec spec;

	@Override
	public Integer call() {
		if (this.out != null) {
			check(this.out);
		}
		return Session.onMapping(this.words, (session) -> {
			Planning planning = new Planning(session, this.words, this.out);
			if (this.out != null) {
				Output.write(this.out, this.words.console(),
						(writer) -> new PlanMarkdown(planning.view(), writer).write());
			}
			return planning.result();
		});
	}

	private void check(Path file) {
		if (STDOUT.contains(file)) {
			throw refused("stdout carries the plan as text already. Name a file.");
		}
		if (isMapping(file)) {
			throw refused("'" + file + "' is the mapping. Name another file.");
		}
	}

	private ParameterException refused(String why) {
		return new ParameterException(Invocation.commandLineOf(this.spec), "--out: " + why);
	}

	private boolean isMapping(Path file) {
		try {
			return Files.exists(file) && Files.isSameFile(file, this.words.mapping().file());
		}
		catch (IOException ex) {
			// The mapping can't be read, which is told when it is.
			return false;
		}
	}

	/**
	 * Plans, and judges the plan.
	 */
	static Result plan(Session session, Words words) {
		return new Planning(session, words, null).result();
	}

}
