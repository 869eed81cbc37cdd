package io.roomshift.cli.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

import io.roomshift.input.Mapping;
import io.roomshift.ledger.LedgerException;
import io.roomshift.plan.Wish;
import io.roomshift.room.RoomName;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * A simulated HipChat inside of this process, with the rooms of a mapping. Its rooms are
 * kept in the state directory of rehearsals, so that a rehearsal can be killed and
 * resumed like a run.
 */
public final class Rehearsal implements AutoCloseable {

	private static final String STATE = "simulation";

	private final Simulator simulator;

	private final Path state;

	private final String name;

	private Rehearsal(Simulator simulator, Path state, String name) {
		this.simulator = simulator;
		this.state = state;
		this.name = name;
	}

	/**
	 * Starts the simulator.
	 * @param stateDirectory the state directory of real runs; rehearsals have their own
	 * in it
	 */
	public static Rehearsal start(Mapping mapping, Path stateDirectory) {
		Map<Long, @Nullable String> names = new LinkedHashMap<>();
		CRC32 fingerprint = new CRC32();
		for (Mapping.Row row : mapping.rows()) {
			Wish wish = row.wish();
			RoomName expected = wish.expectedName();
			names.put(wish.room().value(), (expected != null) ? expected.value() : null);
			fingerprint.update((wish.room() + "=" + expected + "\n").getBytes(StandardCharsets.UTF_8));
		}
		String name = "simulator-%08x".formatted(fingerprint.getValue());
		Path state = stateDirectory.resolve(STATE);
		try {
			Files.createDirectories(state);
		}
		catch (IOException ex) {
			throw new LedgerException("The state directory '" + state + "' can't be made. "
					+ "Name another one by ROOMSHIFT_STATE_DIR, or mend its permissions.", ex);
		}
		SimulatorOptions options = SimulatorOptions.defaults()
			.withSeed(SimulatorSeed.forWishes(names))
			.withoutLimits()
			.withStateFile(state.resolve(name + ".jsonl"));
		return new Rehearsal(Simulator.start(options), state, name);
	}

	/**
	 * Starts the simulator of an earlier rehearsal again.
	 * @param name what stands for the server in the ledger
	 * @param state the state directory of rehearsals
	 * @throws LedgerException when the rooms of that rehearsal are gone
	 */
	public static Rehearsal again(String name, Path state) {
		Path rooms = state.resolve(name + ".jsonl");
		if (Files.notExists(rooms)) {
			throw new LedgerException(
					"The simulated rooms of that rehearsal are gone: there is no file '" + rooms + "'. Rehearse anew.");
		}
		SimulatorOptions options = SimulatorOptions.defaults().withoutLimits().withStateFile(rooms);
		return new Rehearsal(Simulator.start(options), state, name);
	}

	/**
	 * Starts a simulator with rooms of a small company, of which nothing is kept.
	 * @param stateDirectory the state directory of real runs
	 */
	public static Rehearsal ofCompany(Path stateDirectory) {
		SimulatorOptions options = SimulatorOptions.defaults().withSeed(SimulatorSeed.ofCompany()).withoutLimits();
		return new Rehearsal(Simulator.start(options), stateDirectory.resolve(STATE), "simulator");
	}

	/**
	 * The state directory that the settings name.
	 */
	public static Path stateDirectory(Environment environment) {
		return Path.of(environment.getProperty("roomshift.state-dir", "state"));
	}

	/**
	 * Settings that lead to the state of rehearsals.
	 * @param stateDirectory the state directory of real runs
	 */
	public static Map<String, Object> stateSettings(Path stateDirectory) {
		return Map.of("roomshift.state-dir", stateDirectory.resolve(STATE).toString(), "spring.datasource.url", "");
	}

	/**
	 * Settings that point a command at the simulator.
	 */
	public Map<String, Object> settings() {
		return Map.of("roomshift.hipchat.url", this.simulator.url().toString(), "roomshift.hipchat.token",
				SimulatorSeed.ADMIN_TOKEN, "roomshift.hipchat.tokens", "", "roomshift.hipchat.token-file", "",
				"roomshift.state-dir", this.state.toString(), "spring.datasource.url", "");
	}

	/**
	 * What stands for the server in the ledger; the port changes from start to start.
	 */
	public String url() {
		return this.name;
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
