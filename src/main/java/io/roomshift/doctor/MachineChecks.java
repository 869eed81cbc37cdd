package io.roomshift.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.doctor.check.Findings;
import io.roomshift.hipchat.settings.Causes;
import io.roomshift.ledger.database.Database;
import io.roomshift.ledger.database.Database.Condition;
import io.roomshift.ledger.database.Database.Fault;
import io.roomshift.room.Plural;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a run stands on here: the state directory, its database, the disk, and
 * Java. It makes nothing and changes nothing.
 */
final class MachineChecks {

	private static final long MEGABYTE = 1_000_000;

	/** A run of 20,000 rooms may write as much before its file is compacted. */
	private static final long SCANT = 500 * MEGABYTE;

	private static final long TOO_LITTLE = 50 * MEGABYTE;

	/** What 100,000 rooms take. */
	private static final long HEAP = 250 * MEGABYTE;

	private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

	private final Findings findings;

	MachineChecks(Findings findings) {
		this.findings = findings;
	}

	/**
	 * Where the database is a server.
	 */
	void look(Path state, Database server) {
		this.findings.add(Check
			.ok(Subject.MACHINE, "state", "'" + state + "' is for rehearsals; spring.datasource.url names a database.")
			.asMinor());
		this.findings.add(database(server));
		lookAtTheRest(state);
	}

	/**
	 * Where the database is a file in the state directory.
	 */
	void look(Path state) {
		if (Files.notExists(state)) {
			this.findings.add(absent(state));
			this.findings.add(Check.ok(Subject.MACHINE, "database", "There is none yet; the first run makes it."));
		}
		else if (this.findings.add(directory(state))) {
			this.findings.add(database(Database.of(state)));
		}
		else {
			this.findings.skip(Subject.MACHINE, "the state directory can't be used", "database");
		}
		lookAtTheRest(state);
	}

	/**
	 * What does not depend on where the database is.
	 */
	void lookAtTheRest(Path state) {
		Path there = existing(state);
		this.findings.add((there != null) ? disk(there)
				: Check.skipped(Subject.MACHINE, "disk", "no directory above the state directory is there"));
		this.findings.add(java());
		this.findings.add(fileNames(System.getProperty("sun.jnu.encoding", "UTF-8")));
	}

	private static Check absent(Path state) {
		Path above = existing(state);
		String shown = "'" + state + "'";
		return (above != null && Files.isDirectory(above) && Files.isWritable(above))
				? Check.ok(Subject.MACHINE, "state", shown + " is not there yet; the first run makes it.")
				: Check.bad(Subject.MACHINE, "state", shown + " is not there, and can't be made in '" + above + "'.",
						"Mend the permissions there, or name another directory by ROOMSHIFT_STATE_DIR.");
	}

	private static Check directory(Path state) {
		String shown = "'" + state + "'";
		if (!Files.isDirectory(state)) {
			return Check.bad(Subject.MACHINE, "state", shown + " is not a directory.",
					"Name another one by ROOMSHIFT_STATE_DIR.");
		}
		if (!Files.isReadable(state) || !Files.isWritable(state) || !Files.isExecutable(state)) {
			return Check.bad(Subject.MACHINE, "state", shown + " can't be written by this user.",
					"Run Roomshift as its owner, or mend its permissions.");
		}
		return openToOthers(state)
				? Check.warn(Subject.MACHINE, "state", shown + " is open to other users of this machine.",
						"Its files are not, but names and times are: chmod 700 " + state + ".")
				: Check.ok(Subject.MACHINE, "state", shown + " is there, and open to its owner alone.");
	}

	private static boolean openToOthers(Path state) {
		try {
			return !Collections.disjoint(Files.getPosixFilePermissions(state), OTHERS);
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	private static Check database(Database database) {
		Condition condition = database.look();
		Fault fault = condition.fault();
		String server = (condition.server() != null) ? " (" + condition.server() + ")" : "";
		if (condition.holder() != null) {
			return Check.warn(Subject.MACHINE, "database",
					"A run is going on" + condition.holder() + "; " + size(condition.size()) + " so far" + server + ".",
					"Wait until it ends before you start another; 'status' answers then.");
		}
		if (fault != null) {
			return Check.bad(Subject.MACHINE, "database", "It can't be read (" + fault.reason() + ")" + server + ".",
					fault.cure());
		}
		if (!condition.begun()) {
			return Check.ok(Subject.MACHINE, "database", server.isEmpty() ? "There is none yet; the first run makes it."
					: "The first run makes its tables" + server + ".");
		}
		return Check.ok(Subject.MACHINE, "database", Plural.of(condition.runs(), "run") + " in "
				+ size(condition.size()) + ", and nobody holds it" + server + ".");
	}

	private static Check disk(Path there) {
		try {
			return disk(Files.getFileStore(there).getUsableSpace(), "'" + there.toAbsolutePath().normalize() + "'");
		}
		catch (IOException ex) {
			return Check.warn(Subject.MACHINE, "disk",
					"The space left can't be found out (" + Causes.innermost(ex) + ").",
					"Look at it yourself before a long run.");
		}
	}

	static Check disk(long left, String where) {
		String found = size(left) + " are left where " + where + " is.";
		if (left < TOO_LITTLE) {
			return Check.bad(Subject.MACHINE, "disk", found,
					"Make room: a run that can't write its record stops, and goes on only when it can.");
		}
		return (left < SCANT) ? Check.warn(Subject.MACHINE, "disk", found,
				"Make room before a run of many thousand rooms: its record grows to some hundred MB until it "
						+ "is compacted at the end.")
				: Check.ok(Subject.MACHINE, "disk", found);
	}

	private static Check java() {
		Runtime runtime = Runtime.getRuntime();
		return java(runtime.maxMemory(), "Java " + Runtime.version() + " of " + System.getProperty("java.vendor", "?")
				+ ", " + Plural.of(runtime.availableProcessors(), "processor"));
	}

	static Check java(long heap, String which) {
		String found = which + ", up to " + size(heap) + " of memory.";
		return (heap < HEAP)
				? Check.warn(Subject.MACHINE, "java", found,
						"It may be too little for 100,000 rooms: java -Xmx256m -jar roomshift.jar gives it more.")
				: Check.ok(Subject.MACHINE, "java", found);
	}

	/**
	 * Java can't open a file whose name the locale has no letters for; cron sets none.
	 */
	static Check fileNames(String encoding) {
		return encoding.toUpperCase(Locale.ROOT).startsWith("UTF")
				? Check.ok(Subject.MACHINE, "locale", "Names of files may have all letters (" + encoding + ").")
					.asMinor()
				: Check.warn(Subject.MACHINE, "locale",
						"Names of files are read as " + encoding
								+ ": a mapping with other letters than ASCII in its name " + "can't be opened.",
						"Set LANG=C.UTF-8, in a crontab above the line.");
	}

	private static @Nullable Path existing(Path path) {
		Path candidate = path.toAbsolutePath().normalize();
		while (candidate != null && Files.notExists(candidate)) {
			candidate = candidate.getParent();
		}
		return candidate;
	}

	/**
	 * A number of bytes as people say it.
	 */
	static String size(long bytes) {
		if (bytes >= 1000 * MEGABYTE) {
			return String.format(Locale.ROOT, "%.1f GB", (double) bytes / (1000 * MEGABYTE));
		}
		return (bytes >= MEGABYTE) ? bytes / MEGABYTE + " MB" : (bytes + 999) / 1000 + " kB";
	}

}
