package io.roomshift.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How a simulator is set up.
 *
 * @param port the port on 127.0.0.1; 0 takes any that is free
 * @param seed what is there at the first start
 * @param rateLimit the limit of each token
 * @param floodControl the limit of messages into one room or to one person
 * @param dials delay and faults
 * @param quirks ways in which it differs from the default
 * @param wordings texts that differ from the default
 * @param stateFile keeps every change, so that a later start goes on from there; null
 * keeps nothing
 * @param keepBodies whether the journal keeps the bodies of requests
 * @param journalLimit how many of the latest calls the journal keeps
 * @param clock tells the time
 */
public record SimulatorOptions(int port, SimulatorSeed seed, RateLimit rateLimit, RateLimit floodControl, Dials dials,
		Set<Quirk> quirks, Map<Quirk.Wording, String> wordings, @Nullable Path stateFile, boolean keepBodies,
		int journalLimit, InstantSource clock) {

	private static final int ENOUGH_FOR_100000_ROOMS = 1_000_000;

	public SimulatorOptions {
		quirks = Set.copyOf(quirks);
		wordings = Map.copyOf(wordings);
	}

	/**
	 * No rooms, HipChat's limits, no faults, nothing kept.
	 */
	public static SimulatorOptions defaults() {
		return new SimulatorOptions(0, SimulatorSeed.ofRooms(0), RateLimit.ofHipChat(), RateLimit.ofFloodControl(),
				Dials.none(), Set.of(), Map.of(), null, false, ENOUGH_FOR_100000_ROOMS, Clock.systemUTC());
	}

	public SimulatorOptions withPort(int port) {
		return new SimulatorOptions(port, this.seed, this.rateLimit, this.floodControl, this.dials, this.quirks,
				this.wordings, this.stateFile, this.keepBodies, this.journalLimit, this.clock);
	}

	public SimulatorOptions withSeed(SimulatorSeed seed) {
		return new SimulatorOptions(this.port, seed, this.rateLimit, this.floodControl, this.dials, this.quirks,
				this.wordings, this.stateFile, this.keepBodies, this.journalLimit, this.clock);
	}

	public SimulatorOptions withRateLimit(RateLimit rateLimit) {
		return new SimulatorOptions(this.port, this.seed, rateLimit, this.floodControl, this.dials, this.quirks,
				this.wordings, this.stateFile, this.keepBodies, this.journalLimit, this.clock);
	}

	public SimulatorOptions withFloodControl(RateLimit floodControl) {
		return new SimulatorOptions(this.port, this.seed, this.rateLimit, floodControl, this.dials, this.quirks,
				this.wordings, this.stateFile, this.keepBodies, this.journalLimit, this.clock);
	}

	/**
	 * These options without rate limit and flood control.
	 */
	public SimulatorOptions withoutLimits() {
		return withRateLimit(RateLimit.off()).withFloodControl(RateLimit.off());
	}

	public SimulatorOptions withDials(Dials dials) {
		return new SimulatorOptions(this.port, this.seed, this.rateLimit, this.floodControl, dials, this.quirks,
				this.wordings, this.stateFile, this.keepBodies, this.journalLimit, this.clock);
	}

	/**
	 * These options with the given quirks besides those they have.
	 */
	public SimulatorOptions with(Quirk first, Quirk... more) {
		Set<Quirk> all = EnumSet.of(first, more);
		all.addAll(this.quirks);
		return withQuirks(all);
	}

	/**
	 * These options without the quirk.
	 */
	public SimulatorOptions without(Quirk quirk) {
		Set<Quirk> fewer = EnumSet.of(quirk);
		fewer.addAll(this.quirks);
		fewer.remove(quirk);
		return withQuirks(fewer);
	}

	private SimulatorOptions withQuirks(Set<Quirk> quirks) {
		return new SimulatorOptions(this.port, this.seed, this.rateLimit, this.floodControl, this.dials, quirks,
				this.wordings, this.stateFile, this.keepBodies, this.journalLimit, this.clock);
	}

	public SimulatorOptions withWording(Quirk.Wording wording, String text) {
		Map<Quirk.Wording, String> all = new EnumMap<>(Quirk.Wording.class);
		all.putAll(this.wordings);
		all.put(wording, text);
		return new SimulatorOptions(this.port, this.seed, this.rateLimit, this.floodControl, this.dials, this.quirks,
				all, this.stateFile, this.keepBodies, this.journalLimit, this.clock);
	}

	public SimulatorOptions withStateFile(Path stateFile) {
		return new SimulatorOptions(this.port, this.seed, this.rateLimit, this.floodControl, this.dials, this.quirks,
				this.wordings, stateFile, this.keepBodies, this.journalLimit, this.clock);
	}

	public SimulatorOptions withBodiesKept() {
		return new SimulatorOptions(this.port, this.seed, this.rateLimit, this.floodControl, this.dials, this.quirks,
				this.wordings, this.stateFile, true, this.journalLimit, this.clock);
	}

	public SimulatorOptions withJournalLimit(int journalLimit) {
		return new SimulatorOptions(this.port, this.seed, this.rateLimit, this.floodControl, this.dials, this.quirks,
				this.wordings, this.stateFile, this.keepBodies, journalLimit, this.clock);
	}

	public SimulatorOptions withClock(InstantSource clock) {
		return new SimulatorOptions(this.port, this.seed, this.rateLimit, this.floodControl, this.dials, this.quirks,
				this.wordings, this.stateFile, this.keepBodies, this.journalLimit, clock);
	}

	boolean has(Quirk quirk) {
		return this.quirks.contains(quirk);
	}

	String text(Quirk.Wording wording) {
		return this.wordings.getOrDefault(wording, wording.text());
	}

}
