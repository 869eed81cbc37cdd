package io.roomshift.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GroupCommitTests {

	private static final Run RUN = new Run(1, LedgerFixture.request(), RunState.RUNNING, LedgerFixture.NOW, null, "",
			Run.Calls.NONE, null);

	private final CountDownLatch gate = new CountDownLatch(1);

	private final List<List<Entry>> groups = new ArrayList<>();

	private final List<Long> pauses = new ArrayList<>();

	private long lastEnd;

	@Test
	void addWhenManyWaitWritesThemInFewGroupsAndInOrder() {
		List<Entry> entries = IntStream.rangeClosed(1, 1000).mapToObj(GroupCommitTests::entry).toList();

		try (GroupCommit<Entry> commit = new GroupCommit<>(this::write)) {
			List<CompletableFuture<Void>> written = entries.stream().map(commit::add).toList();
			assertThat(written).noneMatch(CompletableFuture::isDone);
			this.gate.countDown();
			written.forEach(CompletableFuture::join);
		}

		assertThat(this.groups).hasSizeLessThanOrEqualTo(4).allMatch((group) -> group.size() <= 512);
		assertThat(this.groups.stream().flatMap(List::stream)).isEqualTo(entries);
	}

	@Test
	void addWhenSeveralCameTogetherWaitsForMoreOfThem() {
		this.gate.countDown();
		try (GroupCommit<Entry> commit = new GroupCommit<>(this::write)) {
			List<CompletableFuture<Void>> written = new ArrayList<>();
			for (int line = 1; line <= 300; line++) {
				LockSupport.parkNanos(100_000);
				written.add(commit.add(entry(line)));
				written.add(commit.add(entry(line)));
			}
			written.forEach(CompletableFuture::join);
		}

		for (int i = 1; i < this.groups.size(); i++) {
			boolean waits = this.groups.get(i - 1).size() > 1 && this.groups.get(i).size() < GroupCommit.ENOUGH;
			assertThat(this.pauses.get(i)).isGreaterThanOrEqualTo(waits ? GroupCommit.PAUSE : 0);
		}
		assertThat(this.groups).anyMatch((group) -> group.size() > 1);
	}

	@Test
	void addWhenTheCallerIsAloneWritesAtOnce() {
		this.gate.countDown();
		long start = System.nanoTime();
		try (GroupCommit<Entry> commit = new GroupCommit<>(this::write)) {
			IntStream.rangeClosed(1, 2000).forEach((line) -> commit.add(entry(line)).join());
		}

		assertThat(System.nanoTime() - start).isLessThan(2000 * GroupCommit.PAUSE);
		assertThat(this.groups).hasSize(2000);
	}

	@Test
	void addWhenTransactionFailedFailsFromThereOn() {
		LedgerException full = new LedgerException("Full.");
		this.gate.countDown();
		try (GroupCommit<Entry> commit = new GroupCommit<>((entries) -> {
			write(entries);
			throw full;
		})) {
			assertFails(commit, "Full.");
			assertFails(commit, "Full.");
		}
		assertThat(this.groups).hasSize(1);
	}

	@Test
	void addWhenProgramIsAtFaultFailsAsWell() {
		try (GroupCommit<Entry> commit = new GroupCommit<>((entries) -> {
			throw new StackOverflowError();
		})) {
			assertFails(commit, "The ledger can't be written, by a fault of the program.");
		}
	}

	@Test
	void closeWhenRecordsWaitWritesThem() {
		GroupCommit<Entry> commit = new GroupCommit<>(this::write);
		CompletableFuture<Void> first = commit.add(entry(1));
		CompletableFuture<Void> second = commit.add(entry(2));
		this.gate.countDown();

		commit.close();

		assertThat(first).isCompleted();
		assertThat(second).isCompleted();
	}

	@Test
	void closeWhenInterruptedWritesAllTheSame() {
		GroupCommit<Entry> commit = new GroupCommit<>(this::write);
		CompletableFuture<Void> written = commit.add(entry(1));
		this.gate.countDown();
		Thread.currentThread().interrupt();

		commit.close();

		assertThat(Thread.interrupted()).isTrue();
		assertThat(written).isCompleted();
	}

	@Test
	void addWhenClosedFails() {
		this.gate.countDown();
		GroupCommit<Entry> commit = new GroupCommit<>(this::write);
		commit.close();
		commit.close();

		assertFails(commit, "The ledger is closed.");
	}

	private static void assertFails(GroupCommit<Entry> commit, String message) {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> commit.add(entry(1)).join())
			.havingCause()
			.isInstanceOf(LedgerException.class)
			.withMessage(message);
	}

	private void write(List<Entry> entries) {
		try {
			this.gate.await();
			this.pauses.add(System.nanoTime() - this.lastEnd);
			this.groups.add(entries);
			this.lastEnd = System.nanoTime();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Entry entry(int line) {
		return LedgerFixture.planned(RUN, line, line, "Old", "New " + line);
	}

}
