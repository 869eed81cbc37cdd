package io.roomshift.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.message.NotifyCommand;
import io.roomshift.cli.rename.AnnounceCommand;
import io.roomshift.cli.rename.ApplyCommand;
import io.roomshift.cli.rename.PlanCommand;
import io.roomshift.cli.rename.UndoCommand;
import io.roomshift.cli.rename.VerifyCommand;
import io.roomshift.cli.rename.WorkerCommand;
import io.roomshift.cli.rooms.ExportCommand;
import io.roomshift.cli.rooms.SuggestCommand;
import picocli.CommandLine;

/**
 * The commands of the program, by their names.
 */
final class Commands {

	/** In the order in which they are shown. */
	private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

	static {
		ALL.put("apply", ApplyCommand.class);
		ALL.put("plan", PlanCommand.class);
		ALL.put("verify", VerifyCommand.class);
		ALL.put("status", StatusCommand.class);
		ALL.put("undo", UndoCommand.class);
		ALL.put("export", ExportCommand.class);
		ALL.put("suggest", SuggestCommand.class);
		ALL.put("announce", AnnounceCommand.class);
		ALL.put("worker", WorkerCommand.class);
		ALL.put("notify", NotifyCommand.class);
		ALL.put("doctor", DoctorCommand.class);
		ALL.put("simulate", SimulateCommand.class);
	}

	private Commands() {
	}

	static Set<String> names() {
		return Collections.unmodifiableSet(ALL.keySet());
	}

	/**
	 * The program with all of its commands.
	 */
	static CommandLine all(Console console) {
		return program(console, names());
	}

	/**
	 * The program as far as these words need it: with the command that they begin with,
	 * or with all. Picocli reads the annotations of every command that it is given, which
	 * takes longer than all else that is done before Spring starts.
	 */
	static CommandLine of(Console console, String[] args) {
		boolean one = args.length > 0 && ALL.containsKey(args[0]);
		return program(console, one ? Set.of(args[0]) : names());
	}

	private static CommandLine program(Console console, Set<String> commands) {
		CommandLine program = new CommandLine(new RoomshiftCommand(console));
		ALL.forEach((name, command) -> {
			if (commands.contains(name)) {
				program.addSubcommand(name, command);
			}
		});
		return program;
	}

	/**
	 * A mapping without a command means {@code apply}.
	 */
	static String[] completed(String[] args) {
		List<String> words = Arrays.stream(args).filter((arg) -> !arg.startsWith("-")).toList();
		if (words.isEmpty() || words.stream().anyMatch(ALL::containsKey)) {
			return args;
		}
		String[] complete = new String[args.length + 1];
		complete[0] = "apply";
		System.arraycopy(args, 0, complete, 1, args.length);
		return complete;
	}

}
