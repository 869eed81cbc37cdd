package io.roomshift.cli.rename;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.roomshift.cli.console.Progress;
import io.roomshift.cli.session.Application;
import io.roomshift.cli.session.Measurement;
import io.roomshift.cli.session.Refusals;
import io.roomshift.cli.session.Rehearsal;
import io.roomshift.cli.session.Result;
import io.roomshift.hipchat.CallLimit;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.input.Mapping;
import io.roomshift.job.RenameRequest;
import io.roomshift.job.RunListener;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.database.Database;
import io.roomshift.log.RunLog;
import io.roomshift.undo.Undo;
import io.roomshift.undo.UndoException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Everything that a command on wishes works with.
 */
final class Session implements AutoCloseable {

	private final Words words;

	private final Measurement measurement;

	private final Progress progress;

	private final RunLog log = new RunLog();

	private @Nullable Application application;

	private @Nullable Rehearsal rehearsal;

	private @Nullable Mapping mapping;

	private @Nullable Run undone;

	private @Nullable String url;

	private Session(Words words, Measurement measurement) {
		this.words = words;
		this.measurement = measurement;
		this.progress = new Progress(words.console(), Clock.systemUTC(), words.output().verbose());
	}

	/**
	 * Runs a command on a mapping and shows its result, whatever it comes to.
	 * @param words what the operator asked
	 * @param work does the command's work
	 * @return the exit code
	 */
	static int onMapping(Words.OfMapping words, Function<Session, Result> work) {
		return run(words, (session) -> session.read(words.mapping().file()), work);
	}

	/**
	 * Runs a command that undoes a run and shows its result, whatever it comes to.
	 * @param words what the operator asked
	 * @param work does the command's work
	 * @return the exit code
	 */
	static int onRun(Words.OfUndo words, Function<Session, Result> work) {
		return run(words, (session) -> session.lookUp(words), work);
	}

	private static int run(Words words, Consumer<Session> open, Function<Session, Result> work) {
		Instant started = Instant.now();
		words.output().applyTo(words.console());
		Measurement measurement = words.measurement();
		Result result;
		try (Session session = new Session(words, measurement)) {
			result = session.result(open, work);
		}
		catch (RuntimeException ex) {
			int code = Refusals.explain(ex, words.console());
			result = new Result(words.refused(code, started), List.of(), List.of());
		}
		measurement.end(result.summary(), words.console());
		return result.show(words.console(), words.output().json(), false);
	}

	private Result result(Consumer<Session> open, Function<Session, Result> work) {
		try {
			open.accept(this);
			Result result = work.apply(this);
			this.log.ended(result.summary(), result.complaints());
			return result;
		}
		catch (RuntimeException ex) {
			// Without an application, no settings say how to log.
			if (this.application != null) {
				this.log.failed(ex);
			}
			throw ex;
		}
	}

	/**
	 * The mapping is read before anything else is started, so that a mistake in it shows
	 * at once.
	 */
	private void read(Path file) {
		Mapping read = Mapping.read(file);
		read.warnings().forEach((warning) -> this.words.console().problem(warning.in(file)));
		this.mapping = read;
		Application started = start(false);
		if (this.words.server().simulate()) {
			rehearse(Rehearsal.start(read, state(started)), started);
		}
	}

	/**
	 * What there is to undo is on record, and so is the server on which it was done.
	 */
	private void lookUp(Words.OfUndo run) {
		boolean simulate = run.server().simulate();
		Application started = start(simulate);
		if (!get(Database.class).isBegun()) {
			throw new UndoException("There are no runs yet, so there is nothing to undo.");
		}
		Run chosen = chosen(run);
		this.undone = chosen;
		this.mapping = Mapping.of(Path.of(chosen.request().mapping()), get(Undo.class).wishes(chosen));
		if (simulate) {
			rehearse(Rehearsal.again(chosen.request().url(), state(started)), started);
		}
		else if (!chosen.request().url().equals(url())) {
			throw new UndoException("Run " + chosen.id() + " changed rooms on " + chosen.request().url()
					+ ", and roomshift.hipchat.url is " + url() + ". Set it to that server.");
		}
	}

	private Run chosen(Words.OfUndo words) {
		Long number = words.run();
		Run run = (number != null) ? get(Undo.class).run(number) : get(Undo.class).last();
		words.last(run.id());
		return run;
	}

	/**
	 * Starts the program.
	 * @param rehearsals whether its state is that of rehearsals
	 */
	private Application start(boolean rehearsals) {
		Application started = Application.start((context) -> {
			this.measurement.begin(context);
			context.registerBean(Progress.class, () -> this.progress);
			context.registerBean(RunLog.class, () -> this.log);
			context.registerBean(RunListener.class, () -> RunListener.of(this.progress, this.log),
					(definition) -> definition.setPrimary(true));
			context.registerBean(RenameRequest.class, this::request);
			context.registerBean(CallLimit.class, () -> new CallLimit(this.words.options().concurrency()));
			context.registerBean(SlackLint.class, () -> new SlackLint(this.words.slack()));
			if (rehearsals) {
				Path state = Rehearsal.stateDirectory(context.getEnvironment());
				Application.override(context, Rehearsal.stateSettings(state));
			}
		});
		this.application = started;
		return started;
	}

	private static Path state(Application application) {
		return Rehearsal.stateDirectory(application.get(Environment.class));
	}

	private void rehearse(Rehearsal started, Application program) {
		this.rehearsal = started;
		program.override(started.settings());
		this.words.console().progress("Rehearsing against the built-in simulator; no HipChat is touched.");
	}

	/**
	 * What was asked, as the job takes it.
	 */
	private RenameRequest request() {
		return new RenameRequest(this.words.command(), mapping(), url(), this.words.options(),
				(this.undone != null) ? Long.valueOf(this.undone.id()) : null);
	}

	Mapping mapping() {
		if (this.mapping == null) {
			throw new IllegalStateException("The session was not opened");
		}
		return this.mapping;
	}

	/**
	 * The run that is to be undone.
	 */
	Run undone() {
		if (this.undone == null) {
			throw new IllegalStateException("Nothing is to be undone");
		}
		return this.undone;
	}

	/**
	 * Whether nothing is left to undo, nor any undoing under way.
	 */
	boolean isIdle() {
		return mapping().rows().isEmpty() && get(Undo.class).undoing(undone()).isEmpty();
	}

	/**
	 * The server as the ledger names it.
	 */
	String url() {
		if (this.rehearsal != null) {
			return this.rehearsal.url();
		}
		if (this.url == null) {
			HipChatSettings settings = get(HipChatSettings.class);
			settings.warnings().forEach(this.progress::warning);
			this.url = settings.url().toString();
		}
		return this.url;
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
			this.measurement.take(this.application);
			this.application.close();
		}
		if (this.rehearsal != null) {
			this.rehearsal.close();
		}
	}

}
