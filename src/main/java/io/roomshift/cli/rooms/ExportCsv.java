package io.roomshift.cli.rooms;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

import io.roomshift.hipchat.ListedRoom;
import io.roomshift.report.CsvWriter;
import io.roomshift.room.Room;
import org.jspecify.annotations.Nullable;

/**
 * All rooms as CSV.
 */
final class ExportCsv {

	private static final List<String> COLUMNS = List.of("room_id", "name", "topic", "privacy", "is_archived",
			"is_guest_accessible", "owner_id", "owner_name", "last_active");

	/** NUL, noncharacters and halves of surrogate pairs, which no text file holds. */
	private static final Pattern NO_TEXT = Pattern.compile("[\\x{0}\\x{FFFE}\\x{FFFF}\\x{D800}-\\x{DFFF}]");

	private final CsvWriter csv;

	/**
	 * Writes the header.
	 */
	ExportCsv(Writer out) throws IOException {
		this.csv = new CsvWriter(out, ',');
		this.csv.row(COLUMNS);
	}

	/**
	 * Writes a room; the cells of fields that HipChat did not show are empty.
	 */
	void add(ListedRoom room) throws IOException {
		Room all = room.details();
		this.csv.row(List.of(room.id().toString(), text(room.name().value()), (all != null) ? text(all.topic()) : "",
				(all != null) ? all.privacy().word() : "", String.valueOf(room.archived()),
				(all != null) ? String.valueOf(all.guestAccessible()) : "",
				(all != null && all.owner() != null) ? all.owner().toString() : "", text(room.ownerName()),
				time(room.lastActive())));
	}

	private static String text(@Nullable String text) {
		return (text != null) ? NO_TEXT.matcher(text).replaceAll("\uFFFD") : "";
	}

	private static String time(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.SECONDS).toString() : "";
	}

}
