package io.roomshift.scenario.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.roomshift.simulator.Dials;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A simulated HipChat that the jar is let loose on, and the rooms as they were before.
 *
 * @param simulator the simulator
 * @param before the rooms at the start
 */
public record Stage(Simulator simulator, List<SimulatedRoom> before) implements AutoCloseable {

	/** The token of an administrator with all scopes; looks like a real one. */
	public static final String TOKEN = "q7Rk2vXw9LmT4sYb8NcD3fGh6JpZ1aQe5UoKiWxB";

	public static Stage of(SimulatedRoom... rooms) {
		return of(List.of(rooms), UnaryOperator.identity());
	}

	public static Stage of(List<SimulatedRoom> rooms, UnaryOperator<SimulatorOptions> more) {
		SimulatorSeed seed = SimulatorSeed.of(rooms).withTokens(Token.admin(TOKEN, 1));
		Simulator simulator = Simulator
			.start(more.apply(SimulatorOptions.defaults().withSeed(seed).withoutLimits().withBodiesKept()));
		return new Stage(simulator, simulator.rooms());
	}

	/**
	 * The rooms of the sample mapping, with fields of all kinds, and one more.
	 */
	public static Stage ofSample() {
		Map<Long, String> names = new TreeMap<>(Map.of(101L, "Engineering", 102L, "Backend Team", 103L, "backend-next",
				104L, "Ops", 105L, "Operations", 106L, "lobby", 107L, "Küche & Café", 108L, "Old Projects 2014", 109L,
				"Watercooler", 110L, "Bystanders"));
		return of(SimulatorSeed.forWishes(names).rooms(), UnaryOperator.identity());
	}

	/**
	 * Public rooms with the ids 1, 2, 3 and so on.
	 */
	public static Stage named(String... names) {
		SimulatedRoom[] rooms = new SimulatedRoom[names.length];
		Arrays.setAll(rooms, (index) -> SimulatedRoom.of(index + 1, names[index]));
		return of(rooms);
	}

	public Stage dialled(Dials dials) {
		this.simulator.adjust((options) -> options.withDials(dials));
		return this;
	}

	/**
	 * Lets it answer without delay from now on.
	 */
	public void quick() {
		dialled(Dials.none());
	}

	/**
	 * Waits a minute at most until something is so.
	 */
	public static void await(BooleanSupplier condition) {
		await(Duration.ofMinutes(1), condition);
	}

	/**
	 * Waits until something is so, looking every millisecond.
	 */
	public static void await(Duration atMost, BooleanSupplier condition) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.atMost(atMost)
			.until(condition::getAsBoolean);
	}

	/**
	 * A command that is to work on this simulator.
	 */
	public Command run(Workspace workspace, String... words) {
		return workspace.roomshift(words).on(this.simulator, TOKEN);
	}

	/**
	 * The present names by room.
	 */
	public Map<Long, String> names() {
		return this.simulator.rooms()
			.stream()
			.collect(Collectors.toMap(SimulatedRoom::id, SimulatedRoom::name, (a, b) -> a, TreeMap::new));
	}

	/**
	 * How many calls there were so far.
	 */
	public long calls() {
		return this.simulator.statistics().calls();
	}

	/**
	 * How many updates there were so far, of any room.
	 */
	public long puts() {
		return this.simulator.statistics().of("PUT");
	}

	/**
	 * The updates that changed something, by room.
	 */
	public Map<Long, Long> effectivePuts() {
		return this.simulator.journal()
			.entries((call) -> call.method().equals("PUT") && call.effective())
			.stream()
			.collect(Collectors.groupingBy(Journal.Entry::room, TreeMap::new, Collectors.counting()));
	}

	/**
	 * Checks that no field of any room is another than at the start but for the given
	 * ones.
	 */
	public void nothingChangedBut(String... fields) {
		List<String> ignored = new ArrayList<>(List.of(fields));
		ignored.add("version");
		assertThat(this.simulator.rooms())
			.usingRecursiveFieldByFieldElementComparatorIgnoringFields(ignored.toArray(String[]::new))
			.isEqualTo(this.before);
	}

	/**
	 * Checks that each room is called {@code room-} and its id by one update, and is what
	 * it was otherwise.
	 */
	public void allRenamedOnce() {
		assertThat(names()).allSatisfy((id, name) -> assertThat(name).isEqualTo("room-" + id));
		assertThat(effectivePuts().values()).hasSize(this.before.size()).containsOnly(1L);
		nothingChangedBut("name");
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
