package io.roomshift.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.roomshift.room.RoomId;

/**
 * The durable record of every run. What a method returned from, and what a future
 * completed for, survives the death of the process.
 * <p>
 * All methods throw {@link LedgerException} when the record can't be kept.
 */
public interface Ledger {

	/**
	 * Opens a new run without a plan.
	 */
	Run open(Run.Request request);

	/**
	 * The newest run of that identity.
	 */
	Optional<Run> latest(String identity);

	Optional<Run> run(long id);

	/**
	 * All runs, the newest first.
	 */
	List<Run> runs();

	/**
	 * Writes the plan of a run, all or nothing, and moves the run to
	 * {@link RunState#RUNNING}.
	 * @param rows each row of the mapping, once
	 */
	void plan(Run run, Stream<Row> rows);

	/**
	 * Marks a run as being worked on again.
	 */
	void resume(Run run);

	/**
	 * Writes how a run ended, and adds the calls of this process. When the run has a
	 * plan, its reports are due from now on.
	 * @param reason why it stopped part-way; empty when it did not
	 */
	Run end(Run run, RunState state, String reason, Run.Calls calls);

	/**
	 * Whether the reports of a run don't tell yet how it ended, or that it was undone.
	 */
	boolean reportsDue(Run run);

	/**
	 * Marks the reports of a run as written.
	 */
	void reported(Run run);

	/**
	 * Adds the calls of a process that helped with a run.
	 * @return all calls of the run so far
	 */
	Run.Calls called(Run run, Run.Calls calls);

	/**
	 * How many chains a run has; they are numbered from 1.
	 */
	int chains(Run run);

	/**
	 * Makes an entry durable as it is now, together with whatever else is waiting to be
	 * written; the future completes when it is.
	 */
	CompletableFuture<Void> record(Entry entry);

	/**
	 * The next chains of a run that have something left to do, with all their entries in
	 * order.
	 * @param after the number of the chain after which to begin, 0 for the first
	 * @param most how many chains at most
	 */
	List<OpenChain> openChains(Run run, int after, int most);

	/**
	 * Entries of a run by line.
	 * @param after the line after which to begin, 0 for the first
	 * @param most how many at most
	 */
	List<Row> rows(Run run, int after, int most);

	/**
	 * The entries of these rooms in a run.
	 */
	List<Entry> entries(Run run, Collection<RoomId> rooms);

	/**
	 * Puts rows that failed for a cause that can pass back to be done.
	 * @return how many
	 */
	int reopen(Run run);

	/**
	 * Whether {@link #reopen} would find any.
	 */
	boolean reopenable(Run run);

	/**
	 * Marks the rows of the run that is being undone whose rooms have their old name
	 * again. The reports of that run are due from now on.
	 * @param undoing the run that gives names back
	 * @return how many were marked now
	 */
	int undone(Run undoing);

	Tally tally(Run run);

	/**
	 * The newest entry of each room whose name we wrote on that server, in no order.
	 */
	Stream<Entry> written(String url);

	/**
	 * A row of the mapping with its entry.
	 *
	 * @param entry the entry
	 * @param cells the row's own cells, as RFC 4180 text with commas
	 */
	record Row(Entry entry, String cells) {

	}

	/**
	 * A chain of which something is left to do.
	 *
	 * @param number its number in the run
	 * @param entries all its entries, in the order of the plan
	 */
	record OpenChain(int number, List<Entry> entries) {

		public OpenChain {
			entries = List.copyOf(entries);
		}

		/**
		 * Whether the rooms exchange their names in a circle.
		 */
		public boolean ring() {
			return this.entries.get(0).place().ring();
		}

	}

}
