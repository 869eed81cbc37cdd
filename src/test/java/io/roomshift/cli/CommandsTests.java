package io.roomshift.cli;

import io.roomshift.cli.console.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTests {

	@Test
	void commandsAreCalledAsTheyCallThemselves() {
		Commands.all(Console.system())
			.getSubcommands()
			.forEach((name, command) -> assertThat(
					command.getCommandSpec().userObject().getClass().getAnnotation(CommandLine.Command.class).name())
				.isEqualTo(name));
	}

	@ParameterizedTest
	@CsvSource({ "plan rooms.csv, plan", "apply plan, apply", "status, status" })
	void programWhenItBeginsWithACommandHasThatOneAlone(String line, String command) {
		assertThat(Commands.of(Console.system(), line.split(" ")).getSubcommands()).containsOnlyKeys(command);
	}

	@ParameterizedTest
	@CsvSource({ "--help", "--help plan", "--version", "rooms.csv" })
	void programWhenItBeginsWithSomethingElseHasAllCommands(String line) {
		assertThat(Commands.of(Console.system(), line.split(" ")).getSubcommands()).containsOnlyKeys(Commands.names());
	}

	@ParameterizedTest
	@CsvSource({ "rooms.csv, apply rooms.csv", "--simulate rooms.csv, apply --simulate rooms.csv",
			"plan rooms.csv, plan rooms.csv", "--help, --help", "--help plan, --help plan" })
	void completedNamesTheCommand(String line, String complete) {
		assertThat(Commands.completed(line.split(" "))).containsExactly(complete.split(" "));
	}

}
