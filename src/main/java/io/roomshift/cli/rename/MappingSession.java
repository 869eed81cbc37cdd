package io.roomshift.cli.rename;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.Progress;
import io.roomshift.cli.options.MappingOptions;
import io.roomshift.cli.options.OutputOptions;
import io.roomshift.cli.options.RunOptions;
import io.roomshift.cli.options.SlackOptions;
import io.roomshift.cli.session.Application;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Refusals;
import io.roomshift.cli.session.Rehearsal;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.input.Mapping;
import io.roomshift.job.RenameRequest;
import io.roomshift.ledger.Run;
import io.roomshift.report.Summary;
import io.roomshift.slack.SlackRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.springframework.context.support.GenericApplicationContext;

/**
 * Everything that a command on a mapping works with. The mapping is read before anything
 * else is started, so that a mistake in it shows at once.
 */
final class MappingSession implements AutoCloseable {

	private final Mapping mapping;

	private final Progress progress;

	private @Nullable Rehearsal rehearsal;

	private @Nullable Application application;

	private MappingSession(Mapping mapping, Progress progress) {
		this.mapping = mapping;
		this.progress = progress;
	}

	/**
	 * Runs a command and shows its result, whatever it comes to.
	 * @param words what the operator asked
	 * @param work does the command's work
	 * @return the exit code
	 */
	static int run(Words words, Function<MappingSession, Result> work) {
		Instant started = Instant.now();
		words.output().applyTo(words.console());
		Result result;
		try (MappingSession session = open(words)) {
			result = work.apply(session);
		}
		catch (RuntimeException ex) {
			int code = Refusals.explain(ex, words.console());
			result = new Result(words.refused(code, started), List.of(), List.of());
		}
		result.complaints().forEach(words.console()::complaint);
		if (words.output().json()) {
			result.text().forEach(words.console()::progress);
			words.console().result(result.summary().json());
		}
		else {
			result.text().forEach(words.console()::result);
		}
		return result.summary().exitCode();
	}

	private static MappingSession open(Words words) {
		Mapping mapping = Mapping.read(words.mapping().file());
		mapping.warnings().forEach((warning) -> words.console().problem(warning.in(mapping.file())));
		MappingSession session = new MappingSession(mapping,
				new Progress(words.console(), Clock.systemUTC(), words.output().verbose()));
		session.application = Application.start((context) -> session.prepare(context, words));
		return session;
	}

	private void prepare(GenericApplicationContext context, Words words) {
		context.registerBean(Progress.class, () -> this.progress);
		context.registerBean(RenameRequest.class,
				() -> new RenameRequest(words.command(), this.mapping, url(), words.options()));
		context.registerBean(SlackRules.class, words.slack()::rules);
		context.registerBean(SlackLint.class, () -> new SlackLint(words.slack()));
		if (words.mapping().simulate()) {
			Rehearsal started = Rehearsal.start(this.mapping, Rehearsal.stateDirectory(context.getEnvironment()));
			this.rehearsal = started;
			started.applyTo(context);
			words.console().progress("Rehearsing against the built-in simulator; no HipChat is touched.");
		}
	}

	Mapping mapping() {
		return this.mapping;
	}

	/**
	 * The server as the ledger names it.
	 */
	String url() {
		HipChatSettings settings = get(HipChatSettings.class);
		settings.warnings().forEach(this.progress::warning);
		return (this.rehearsal != null) ? this.rehearsal.url() : settings.url().toString();
	}

	<T> T get(Class<T> type) {
		if (this.application == null) {
			throw new IllegalStateException("The session was not opened");
		}
		return this.application.get(type);
	}

	@Override
	public void close() {
		this.progress.close();
		if (this.application != null) {
			this.application.close();
		}
		if (this.rehearsal != null) {
			this.rehearsal.close();
		}
	}

	/**
	 * What the operator asked: what all commands on a mapping can be told.
	 */
	static class Words {

		@Spec(Spec.Target.MIXEE)
		private @Nullable CommandSpec spec;

		@Mixin
		private final MappingOptions mapping = new MappingOptions();

		@Mixin
		private final OutputOptions output = new OutputOptions();

		/**
		 * The name of the command.
		 */
		String command() {
			return Invocation.commandLineOf(this.spec).getCommandName();
		}

		Console console() {
			return Invocation.console(this.spec);
		}

		String commandLine() {
			return Invocation.commandLine(this.spec);
		}

		MappingOptions mapping() {
			return this.mapping;
		}

		OutputOptions output() {
			return this.output;
		}

		/**
		 * How to go about it.
		 */
		RenameRequest.Options options() {
			return new RunOptions().with(this.mapping.concurrency(), commandLine());
		}

		/**
		 * How names are held to Slack's rules.
		 */
		SlackOptions slack() {
			return new SlackOptions();
		}

		Summary refused(int code, Instant started) {
			return new Summary(null, command(), (code == ExitCode.STOPPED) ? "stopped" : "refused", code,
					this.mapping.file().toString(), started, Instant.now(), new Summary.Rooms(0, 0, 0, 0, 0, 0),
					new Summary.Verified(0, 0), Run.Calls.NONE, null, null);
		}

	}

	/**
	 * What the operator asked of a command that plans.
	 */
	static final class RunWords extends Words {

		@Mixin
		private final RunOptions options = new RunOptions();

		@Mixin
		private final SlackOptions slack = new SlackOptions();

		@Override
		RenameRequest.Options options() {
			return this.options.with(mapping().concurrency(), commandLine());
		}

		@Override
		SlackOptions slack() {
			return this.slack;
		}

	}

	/**
	 * What a command came to.
	 *
	 * @param summary for machines; holds the exit code
	 * @param complaints what stands in the way, for people
	 * @param text the result, for people
	 */
	record Result(Summary summary, List<String> complaints, List<String> text) {

		Result {
			complaints = List.copyOf(complaints);
			text = List.copyOf(text);
		}

	}

}
