package io.roomshift.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.roomshift.simulator.Journal;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;

/**
 * A simulated HipChat and a working directory with a mapping for all of its rooms.
 *
 * @param simulator the simulator
 * @param directory the working directory
 * @param tokens the tokens, each an administrator's
 * @param rooms how many rooms there are, with the ids 1, 2, 3 and so on
 */
record Office(Simulator simulator, Path directory, List<String> tokens, int rooms) implements AutoCloseable {

	static Office of(int rooms) {
		return of(rooms, 1, SimulatorOptions::withoutLimits);
	}

	static Office of(int rooms, int tokens, UnaryOperator<SimulatorOptions> more) {
		List<String> values = Stream.of("A", "B", "C", "D").limit(tokens).map((letter) -> letter.repeat(40)).toList();
		SimulatorSeed seed = SimulatorSeed.ofRooms(rooms)
			.withTokens(values.stream().map((value) -> Token.admin(value, 1)).toArray(Token[]::new));
		try {
			Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "benchmark-");
			Simulator simulator = Simulator.start(more.apply(SimulatorOptions.defaults().withSeed(seed)));
			Office office = new Office(simulator, directory, values, rooms);
			office.write(IntStream.rangeClosed(1, rooms).mapToObj((id) -> id + ",room-" + id));
			return office;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes the mapping.
	 */
	void write(Stream<String> rows) {
		try {
			Files.write(this.directory.resolve("rooms.csv"),
					Stream.concat(Stream.of("room_id,new_name"), rows).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The jar as a user starts it.
	 */
	Started java(List<String> options, String... words) {
		List<String> line = Stream
			.of(Stream.of(Started.java()), options.stream(), Stream.of("-jar", Started.jar()), Arrays.stream(words))
			.flatMap((part) -> part)
			.toList();
		return start(line);
	}

	/**
	 * The jar with all rooms of the mapping, which is to do them all.
	 */
	Started apply(String... words) {
		return applyBy(List.of(Started.java(), "-jar", Started.jar()), words);
	}

	/**
	 * The same by another way to start it.
	 */
	Started applyBy(List<String> program, String... words) {
		return start(Stream.of(program.stream(), Stream.of("apply", "rooms.csv"), Arrays.stream(words))
			.flatMap((part) -> part)
			.toList()).successful();
	}

	/**
	 * Any program, with the simulator and the tokens in its environment.
	 */
	Started start(List<String> line) {
		return Started.run(line, this.directory, Map.of("ROOMSHIFT_HIPCHAT_URL", this.simulator.url().toString(),
				"ROOMSHIFT_HIPCHAT_TOKENS", String.join(",", this.tokens)));
	}

	long calls() {
		return this.simulator.statistics().calls();
	}

	long throttled() {
		return this.simulator.statistics().of(429);
	}

	/**
	 * The moments at which the calls with that method on single rooms were carried out.
	 */
	List<Instant> times(String method) {
		return this.simulator.journal()
			.entries((call) -> call.method().equals(method) && call.room() != 0 && call.status() < 300)
			.stream()
			.map(Journal.Entry::time)
			.toList();
	}

	/**
	 * Rooms per second from the first room that was read to the last that was written.
	 */
	double pace() {
		List<Instant> puts = times("PUT");
		return puts.size() / seconds(times("GET").get(0), puts.get(puts.size() - 1));
	}

	/**
	 * Rooms per second in the second half.
	 */
	double warmPace() {
		List<Instant> puts = times("PUT");
		int half = puts.size() / 2;
		return (puts.size() - half) / seconds(puts.get(half - 1), puts.get(puts.size() - 1));
	}

	static double seconds(Instant from, Instant to) {
		return Duration.between(from, to).toNanos() / 1e9;
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
