package io.roomshift.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.roomshift.job.Ending;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Three rooms, of which two are to be renamed, and a server that fails once in a certain
 * way: plays one cell of the matrix, and looks afterwards whether all promises were kept.
 */
final class Stage {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Duration IMPATIENCE = Duration.ofSeconds(1);

	private static final List<SimulatedRoom> ROOMS = List.of(
			SimulatedRoom.of(1, "One")
				.withPrivacy("private")
				.withArchived(true)
				.withTopic("first things")
				.withDelegateAdminVisibility(true)
				.withMembers(Set.of(1L)),
			SimulatedRoom.of(2, "Two").withGuestAccessible(true).withTopic("second thoughts"),
			SimulatedRoom.of(3, "Three").withPrivacy("private").withArchived(true).withMembers(Set.of(1L)));

	private final Path directory;

	private final Fault fault;

	private final Target target;

	private final List<String> broken = new ArrayList<>();

	Stage(Path directory, Fault fault, Target target) {
		this.directory = directory;
		this.fault = fault;
		this.target = target;
	}

	/**
	 * Runs the whole job under the fault, and once more after it is mended.
	 */
	Cell play() {
		SimulatorSeed seed = SimulatorSeed.of(ROOMS).withTokens(Token.admin(Program.TOKEN, 1));
		Duration ahead = this.fault.name().endsWith("10 min ahead") ? Duration.ofMinutes(10) : Duration.ZERO;
		SimulatorOptions options = SimulatorOptions.defaults()
			.withSeed(seed)
			.withClock(Clock.offset(Clock.systemUTC(), ahead))
			.withoutLimits();
		try (Simulator simulator = Simulator.start(options);
				FaultyServer server = new FaultyServer(this.fault, this.target, simulator.url())) {
			Files.createDirectories(this.directory);
			Files.write(this.directory.resolve("rooms.csv"), List.of("room_id,new_name", "1,new-1", "2,new-2"));
			Duration patience = this.fault.name().startsWith("no answer") ? IMPATIENCE : PATIENCE;
			return play(simulator, server, new Program(this.directory, server.url(), patience, server::retrying));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("The program failed under '" + this.fault.name() + "' of " + this.target,
					ex);
		}
	}

	private Cell play(Simulator simulator, FaultyServer server, Program program) throws IOException {
		Ending ending = program.run();
		List<CSVRecord> results = results(ending);
		check(ending, results, simulator);
		String sentence = sentence(ending, results);
		require(ending.kind().code() == 0 || !sentence.isEmpty(), "The operator is not told why it failed");
		server.heal();
		String next = (ending.kind().code() == 0) ? "-" : runAgain(program, simulator);
		checkSecrecy(program.output());
		this.broken.addAll(server.broken());
		return new Cell(this.fault, this.target, ending.kind().code(),
				results.isEmpty() ? "" : results.get(0).get("outcome"), server.calls(), sentence, next, this.broken);
	}

	private String runAgain(Program program, Simulator simulator) throws IOException {
		Ending next = program.run();
		check(next, results(next), simulator);
		return String.valueOf(next.kind().code());
	}

	private void check(Ending ending, List<CSVRecord> results, Simulator simulator) {
		for (SimulatedRoom before : ROOMS) {
			SimulatedRoom after = simulator.room(before.id()).orElseThrow();
			boolean named = after.name().equals(before.name())
					|| (before.id() < 3 && after.name().equals("new-" + before.id()));
			require(named, "Room " + before.id() + " is called " + after.name());
			require(sameButForItsName(before, after), "Room " + before.id() + " was changed: " + after);
			require(effective("PUT", before.id(), simulator) <= 1, "Room " + before.id() + " was updated twice");
			require(effective("POST", before.id(), simulator) <= 1, "Room " + before.id() + " was told twice");
		}
		require(ending.kind().code() != 0 || simulator.messages().size() == 2 || pretendsToHavePosted(),
				"It says that all is done, and rooms were not told");
		if (!results.isEmpty()) {
			require(results.stream().map((row) -> row.get("line")).toList().equals(List.of("2", "3")),
					"The results have other rows: " + results);
			results.forEach((row) -> checkOutcome(row, simulator));
		}
	}

	/**
	 * A row is renamed when the room is; when nothing answers any more after an update,
	 * it may be open.
	 */
	private void checkOutcome(CSVRecord row, Simulator simulator) {
		SimulatedRoom room = simulator.room(Long.parseLong(row.get("room_id"))).orElseThrow();
		boolean renamed = room.name().equals(row.get("new_name"));
		boolean open = row.get("outcome").equals("pending")
				|| row.get("detail").contains("nobody can tell what became of it");
		boolean said = row.get("outcome").equals("renamed");
		require(renamed == said || (renamed && open) || row.get("detail").contains("differs"),
				"The results say of room " + room.id() + " '" + row.get("outcome") + "', and it is called "
						+ room.name());
	}

	private boolean pretendsToHavePosted() {
		return this.target == Target.MESSAGE && this.fault.name().endsWith("not applied");
	}

	private static boolean sameButForItsName(SimulatedRoom before, SimulatedRoom after) {
		return before.privacy().equals(after.privacy()) && before.archived() == after.archived()
				&& before.guestAccessible() == after.guestAccessible() && before.topic().equals(after.topic())
				&& before.owner() == after.owner() && before.members().equals(after.members())
				&& Objects.equals(before.delegateAdminVisibility(), after.delegateAdminVisibility())
				&& before.jid().equals(after.jid());
	}

	private static long effective(String method, long room, Simulator simulator) {
		return simulator.journal()
			.entries((call) -> call.effective() && call.method().equals(method) && call.room() == room)
			.size();
	}

	private String sentence(Ending ending, List<CSVRecord> results) {
		String detail = results.isEmpty() ? "" : results.get(0).get("detail");
		String reason = detail.contains(ending.reason()) ? "" : ending.reason();
		return (detail + " " + reason).strip()
			.replace(this.directory.toString(), "…")
			.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:…");
	}

	private static List<CSVRecord> results(Ending ending) throws IOException {
		Path file = ending.run().reports().resolve("results.csv");
		if (!Files.exists(file)) {
			return List.of();
		}
		return CSVFormat.RFC4180.builder()
			.setHeader()
			.setSkipHeaderRecord(true)
			.get()
			.parse(Files.newBufferedReader(file))
			.getRecords();
	}

	private void checkSecrecy(List<String> output) throws IOException {
		require(output.stream().noneMatch((line) -> line.contains(Program.TOKEN)), "The output holds the token");
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String text = Files.readString(file, StandardCharsets.ISO_8859_1);
				require(!text.contains(Program.TOKEN), file.getFileName() + " holds the token");
			}
		}
	}

	private void require(boolean kept, String promise) {
		if (!kept) {
			this.broken.add(promise);
		}
	}

}
