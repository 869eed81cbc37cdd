package io.roomshift.cli.options;

import java.nio.file.Path;
import java.time.Duration;

import io.roomshift.apply.MaxFailures;
import io.roomshift.job.RenameRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How a run goes about its work.
 */
public final class RunOptions {

	@Option(names = "--fresh-within", paramLabel = "DURATION", defaultValue = "0s", converter = Durations.class,
			description = "Room details may be this old when they are written back; 0s fetches every room "
					+ "immediately before. Default: ${DEFAULT-VALUE}")
	private Duration freshWithin = Duration.ZERO;

	@Option(names = "--max-failures", paramLabel = "N|N%", defaultValue = "10%", converter = Failures.class,
			description = "Stop when more rooms fail; a share is judged once 20 rooms have an outcome. Default: ${DEFAULT-VALUE}")
	private MaxFailures maxFailures = MaxFailures.parse("10%");

	@Option(names = "--stop-after", paramLabel = "DURATION", converter = Durations.class,
			description = "Stop cleanly after this long; the next run goes on.")
	private @Nullable Duration stopAfter;

	@Option(names = "--on-conflict", paramLabel = "stop|skip", defaultValue = "STOP",
			description = "skip leaves the rows in conflict out, reports them and does the rest. " + "Default: stop")
	private OnConflict onConflict = OnConflict.STOP;

	@Mixin
	private final AnnounceOptions announce = new AnnounceOptions();

	@Option(names = "--report-dir", paramLabel = "DIR", defaultValue = "reports",
			description = "Where reports are written. Default: ${DEFAULT-VALUE}")
	private Path reportDir = Path.of("reports");

	@Option(names = "--with-workers", description = "Let processes that were started as worker help with the renaming; "
			+ "progress has to be in PostgreSQL.")
	private boolean withWorkers;

	/**
	 * The options as the job takes them.
	 * @param concurrency how many calls may be in flight
	 * @param again whether what was completed before is done again
	 * @param commandLine the command line that goes on with the run, for people
	 */
	public RenameRequest.Options with(int concurrency, boolean again, String commandLine) {
		return new RenameRequest.Options(concurrency, this.maxFailures, this.stopAfter, this.freshWithin,
				skipsConflicts(), this.announce.wording(), again, this.reportDir, commandLine, this.withWorkers);
	}

	/**
	 * Whether rows in conflict are left out.
	 */
	public boolean skipsConflicts() {
		return this.onConflict == OnConflict.SKIP;
	}

	/** What to do about rows in conflict. */
	enum OnConflict {

		STOP, SKIP

	}

}
