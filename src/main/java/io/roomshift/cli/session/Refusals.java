package io.roomshift.cli.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.roomshift.announce.WordingException;
import io.roomshift.cli.console.Console;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.UnfitMessageException;
import io.roomshift.hipchat.settings.SettingsException;
import io.roomshift.input.MappingException;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.StateInUseException;
import io.roomshift.room.Plural;
import io.roomshift.undo.UndoException;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;

/**
 * The one place where exceptions become sentences and exit codes.
 */
public final class Refusals {

	private static final int SHOWN_PROBLEMS = 100;

	/** Exceptions whose message is a sentence for the operator; the first that fits. */
	private static final List<Map.Entry<Class<? extends RuntimeException>, Integer>> TOLD_AS_THEY_ARE = List.of(
			Map.entry(SettingsException.class, ExitCode.WRONG_INPUT),
			Map.entry(WordingException.class, ExitCode.WRONG_INPUT),
			Map.entry(UnfitMessageException.class, ExitCode.WRONG_INPUT),
			Map.entry(StateInUseException.class, ExitCode.IN_USE),
			Map.entry(LedgerException.class, ExitCode.WRONG_INPUT),
			Map.entry(UndoException.class, ExitCode.WRONG_INPUT),
			Map.entry(OutputException.class, ExitCode.WRONG_INPUT),
			Map.entry(HipChatException.class, ExitCode.OUT_OF_REACH));

	private Refusals() {
	}

	/**
	 * Tells the operator what is wrong and gives the exit code.
	 */
	public static int explain(Throwable thrown, Console console) {
		Optional<MappingException> mapping = cause(thrown, MappingException.class);
		if (mapping.isPresent()) {
			return explain(mapping.get(), console);
		}
		for (Map.Entry<Class<? extends RuntimeException>, Integer> kind : TOLD_AS_THEY_ARE) {
			Optional<? extends RuntimeException> refused = cause(thrown, kind.getKey());
			if (refused.isPresent()) {
				console.error(String.valueOf(refused.get().getMessage()));
				return kind.getValue();
			}
		}
		return explainOther(thrown, console);
	}

	private static int explain(MappingException refused, Console console) {
		List<String> lines = refused.lines();
		lines.stream().limit(SHOWN_PROBLEMS).forEach(console::problem);
		if (lines.size() > SHOWN_PROBLEMS) {
			console.problem(
					Plural.of(lines.size() - SHOWN_PROBLEMS, "more problem is", "more problems are") + " not shown.");
		}
		console.error(Plural.of(lines.size(), "problem") + " in the mapping; nothing was written to HipChat.");
		return ExitCode.WRONG_INPUT;
	}

	/**
	 * A value that does not fit its property is not shown, for it might be a secret.
	 */
	private static int explainOther(Throwable thrown, Console console) {
		Optional<BindException> value = cause(thrown, BindException.class);
		if (value.isPresent()) {
			console.error("The setting '" + value.get().getName() + "' has a value that it can't take. "
					+ "See config/application.yml for what it means.");
			return ExitCode.WRONG_INPUT;
		}
		if (cause(thrown, ConfigurationPropertiesBindException.class).isPresent()
				|| cause(thrown, org.yaml.snakeyaml.error.YAMLException.class).isPresent()) {
			console.error("config/application.yml can't be read as settings. Look at its indentation and quotes.");
			return ExitCode.WRONG_INPUT;
		}
		console.error("A fault of Roomshift's own. Report it with these lines; what was done is in the ledger.");
		causes(thrown).map((cause) -> "  " + cause).forEach(console::problem);
		return ExitCode.FAULT;
	}

	private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
		return causes(thrown).filter(type::isInstance).map(type::cast).findFirst();
	}

	private static Stream<Throwable> causes(Throwable thrown) {
		return Stream.iterate(thrown, (cause) -> cause != null, Throwable::getCause).limit(30);
	}

}
