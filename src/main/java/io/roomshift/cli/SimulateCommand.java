package io.roomshift.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Version;
import io.roomshift.room.Plural;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import reactor.netty.ChannelBindException;

/**
 * Serves the built-in simulator until it is stopped.
 */
@Command(name = "simulate", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = "Serve the built-in HipChat simulator on loopback until stopped.",
		footer = { "", "Example:", "  java -jar roomshift.jar simulate --port 8080" })
final class SimulateCommand implements Callable<Integer> {

	private static final int MAX_PORT = 65535;

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--port", paramLabel = "N", defaultValue = "0",
			description = "The port on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}")
	private int port;

	@Option(names = "--rooms", paramLabel = "N", defaultValue = "100",
			description = "How many rooms it has, with the ids 1 to N. Default: ${DEFAULT-VALUE}")
	private int rooms = 100;

	@Option(names = "--no-limit", description = "Without HipChat's limit of 100 calls in 5 minutes.")
	private boolean noLimit;

	@Override
	public Integer call() {
		Console console = Invocation.console(this.spec);
		Map<Long, @Nullable String> names = new LinkedHashMap<>();
		for (long id = 1; id <= this.rooms; id++) {
			names.put(id, null);
		}
		SimulatorOptions options = SimulatorOptions.defaults()
			.withPort(this.port)
			.withSeed(SimulatorSeed.forWishes(names));
		try (Simulator simulator = start(this.noLimit ? options.withoutLimits() : options)) {
			console.result("ROOMSHIFT_HIPCHAT_URL=" + simulator.url());
			console.result("ROOMSHIFT_HIPCHAT_TOKEN=" + SimulatorSeed.ADMIN_TOKEN);
			console.progress("A simulated HipChat with " + Plural.of(this.rooms, "room")
					+ " is served until you stop it (Ctrl-C).");
			simulator.await();
		}
		return ExitCode.OK;
	}

	private Simulator start(SimulatorOptions options) {
		if (this.port < 0 || this.port > MAX_PORT) {
			throw new CommandLine.ParameterException(Invocation.commandLineOf(this.spec),
					"--port: " + this.port + " is not a port. Name one from 0 to " + MAX_PORT + ".");
		}
		try {
			return Simulator.start(options);
		}
		catch (ChannelBindException ex) {
			throw new CommandLine.ParameterException(Invocation.commandLineOf(this.spec),
					"--port: " + this.port + " is taken. Name another one, or 0 for any that is free.", ex);
		}
	}

}
