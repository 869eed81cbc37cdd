package io.roomshift.apply;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.Tally;
import io.roomshift.room.RoomId;

/**
 * A ledger in memory, quick enough for thousands of runs, that can die at a given record:
 * before it is written or after.
 */
final class ModelLedger implements Ledger {

	private final Map<Integer, Entry> entries = new TreeMap<>();

	private int recordsLeft = Integer.MAX_VALUE;

	private boolean lastIsWritten;

	ModelLedger(Collection<Entry> entries) {
		entries.forEach((entry) -> this.entries.put(entry.wish().line(), entry));
	}

	/**
	 * Lets the process die at one of the next records.
	 */
	void dieAfter(int records, boolean lastIsWritten) {
		this.recordsLeft = records;
		this.lastIsWritten = lastIsWritten;
	}

	Collection<Entry> entries() {
		return this.entries.values();
	}

	@Override
	public CompletableFuture<Void> record(Entry entry) {
		this.recordsLeft--;
		if (this.recordsLeft > 0 || (this.recordsLeft == 0 && this.lastIsWritten)) {
			this.entries.put(entry.wish().line(), entry);
		}
		return (this.recordsLeft > 0) ? CompletableFuture.allOf() : CompletableFuture.failedFuture(new Death());
	}

	@Override
	public int chains(Run run) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean reportsDue(Run run) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void reported(Run run) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Run.Calls called(Run run, Run.Calls calls) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<OpenChain> openChains(Run run, int after, int most) {
		Map<Integer, List<Entry>> chains = this.entries.values()
			.stream()
			.sorted(Comparator.comparing((entry) -> entry.place().position()))
			.collect(Collectors.groupingBy((entry) -> entry.place().chain(), TreeMap::new, Collectors.toList()));
		return chains.entrySet()
			.stream()
			.filter((chain) -> chain.getValue().stream().anyMatch((entry) -> EntryState.OPEN.contains(entry.state())))
			.map((chain) -> new OpenChain(chain.getKey(), chain.getValue()))
			.toList();
	}

	@Override
	public int reopen(Run run) {
		Map<Integer, Boolean> lost = this.entries.values()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.place().chain(), ModelLedger::isLost, Boolean::logicalOr));
		List<Entry> reopened = this.entries.values()
			.stream()
			.filter((entry) -> entry.state() == EntryState.REFUSED || entry.state() == EntryState.UNDONE)
			.filter((entry) -> Boolean.FALSE.equals(lost.get(entry.place().chain())))
			.map(Entry::reopened)
			.toList();
		reopened.forEach((entry) -> this.entries.put(entry.wish().line(), entry));
		return reopened.size();
	}

	private static boolean isLost(Entry entry) {
		Cause cause = entry.outcome().cause();
		return cause != null && !cause.mayPass();
	}

	@Override
	public Run open(Run.Request request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<Run> latest(String identity) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<Run> run(long id) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Run> runs() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void plan(Run run, Stream<Row> rows) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void resume(Run run) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Run end(Run run, RunState state, String reason, Run.Calls calls) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Row> rows(Run run, int after, int most) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Entry> entries(Run run, Collection<RoomId> rooms) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean reopenable(Run run) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int undone(Run undoing) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Tally tally(Run run) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Stream<Entry> written(String url) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The process is no more.
	 */
	static final class Death extends RuntimeException {

	}

}
