package io.roomshift.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.roomshift.announce.Wording;
import io.roomshift.apply.MaxFailures;
import io.roomshift.input.Cells;
import io.roomshift.input.Mapping;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.plan.Wish;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asked for.
 *
 * @param command the command, such as {@code apply}
 * @param mapping the mapping
 * @param url the HipChat server
 * @param options how to go about it
 * @param undoes the run that is to be undone; null when the wishes are a mapping's
 */
public record RenameRequest(String command, Mapping mapping, String url, Options options, @Nullable Long undoes) {

	private static final String ANNOUNCE = "announce";

	/**
	 * Lets the mapping's own messages stand in place of the common one, where rooms are
	 * told anything.
	 * @throws io.roomshift.announce.WordingException when there is nothing to say
	 */
	public RenameRequest {
		if (options.wording() != null) {
			options = options.with(options.wording().with(mapping.messages()));
		}
	}

	/**
	 * What an operator asked for by a mapping.
	 */
	public RenameRequest(String command, Mapping mapping, String url, Options options) {
		this(command, mapping, url, options, null);
	}

	/**
	 * Whether rooms are told that an earlier run renamed, and nothing else is done.
	 */
	boolean tellsAlone() {
		return this.command.equals(ANNOUNCE);
	}

	/**
	 * What rooms are told.
	 * @throws IllegalStateException when they are told nothing
	 */
	Wording knownWording() {
		if (this.options.wording() == null) {
			throw new IllegalStateException("Nothing is to be told");
		}
		return this.options.wording();
	}

	public List<Wish> wishes() {
		return this.mapping.rows().stream().map(Mapping.Row::wish).toList();
	}

	/**
	 * Tells runs of the same wishes on the same server apart from all others: the SHA-256
	 * of command, server and wishes. The order of rows, their line numbers, what rooms
	 * are told and all other columns do not count. What undoes a run is the same whatever
	 * is left to undo. Rooms are told of what {@code apply} did.
	 */
	String identity() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(((tellsAlone() ? "apply" : this.command) + "\n" + this.url + "\n")
				.getBytes(StandardCharsets.UTF_8));
			wishesInAnyOrder().forEach((wish) -> digest.update(wish.getBytes(StandardCharsets.UTF_8)));
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private Stream<String> wishesInAnyOrder() {
		return (this.undoes != null) ? Stream.of("run " + this.undoes)
				: wishes().stream().sorted(Comparator.comparing(Wish::room)).map(RenameRequest::normalised);
	}

	private static String normalised(Wish wish) {
		return wish.room() + "\u0000" + wish.newName() + "\u0000" + wish.expectedName() + "\u0000" + wish.fields()
				+ "\n";
	}

	Run.Request forLedger() {
		return new Run.Request(identity(), this.command, this.mapping.file().toString(), this.url,
				Cells.of(this.mapping.header()).csv(), this.mapping.delimiter(), this.options.reportDir(), this.undoes);
	}

	/**
	 * The rows of a run, with the announcements if any are asked for.
	 */
	Tally tally(Run run, Ledger ledger) {
		Tally tally = ledger.tally(run);
		return (this.options.wording() != null) ? tally.telling() : tally;
	}

	/**
	 * How to go about it.
	 *
	 * @param concurrency calls in flight at most
	 * @param maxFailures when to give up
	 * @param stopAfter when to stop; null for never
	 * @param freshWithin how old a listed room's fields may be
	 * @param skipConflicts whether rows in conflict are left out instead of refusing all
	 * @param wording what renamed rooms are told; null for nothing
	 * @param again whether a completed mapping is done again
	 * @param reportDir where reports of all runs are put
	 * @param commandLine the command line that goes on with the run, for people
	 * @param shared whether other processes may help
	 */
	public record Options(int concurrency, MaxFailures maxFailures, @Nullable Duration stopAfter, Duration freshWithin,
			boolean skipConflicts, @Nullable Wording wording, boolean again, Path reportDir, String commandLine,
			boolean shared) {

		private Options with(Wording wording) {
			return new Options(this.concurrency, this.maxFailures, this.stopAfter, this.freshWithin, this.skipConflicts,
					wording, this.again, this.reportDir, this.commandLine, this.shared);
		}

	}

}
