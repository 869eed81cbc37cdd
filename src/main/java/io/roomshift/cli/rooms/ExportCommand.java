package io.roomshift.cli.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Output;
import io.roomshift.cli.session.Result;
import io.roomshift.cli.session.Version;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.report.Summary;
import io.roomshift.room.Plural;
import io.roomshift.room.RoomId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Writes all rooms to a file, as they are read.
 */
@Command(name = "export", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = "All rooms as CSV, private and archived ones too.", footer = { "", "Examples:",
				"  java -jar roomshift.jar export -o all.csv", "  java -jar roomshift.jar export | grep ,true," })
public final class ExportCommand implements Callable<Integer> {

	@Mixin
	private final RoomWords words = new RoomWords();

	private final Set<RoomId> written = new HashSet<>();

	private int incomplete;

	@Override
	public Integer call() {
		return RoomSession.run(this.words, this::export);
	}

	private Result export(RoomSession session) {
		Output.write(this.words.file(), this.words.console(), (out) -> write(out, session));
		int rooms = this.written.size();
		return session.result((this.incomplete > 0) ? ExitCode.DIFFERS : ExitCode.OK, List.of("Rooms     " + rooms
				+ ((this.incomplete > 0) ? ": " + Plural.of(this.incomplete, "room") + " with empty cells" : "")),
				new Summary.Rooms(rooms, 0, 0, this.incomplete, 0, 0), null);
	}

	private void write(Writer out, RoomSession session) throws IOException {
		ExportCsv csv = new ExportCsv(out);
		RoomDetails details = new RoomDetails(session.hipChat(), (room) -> add(room, csv), session::warning);
		session.list(details::add);
		details.end();
		this.incomplete = details.incomplete();
	}

	/**
	 * A room that is made while we read moves the others down, and one may then be on two
	 * pages.
	 */
	private void add(ListedRoom room, ExportCsv csv) {
		try {
			if (this.written.add(room.id())) {
				csv.add(room);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
