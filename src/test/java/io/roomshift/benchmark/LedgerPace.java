package io.roomshift.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.roomshift.ledger.Entry;
import io.roomshift.ledger.LedgerFixture;
import io.roomshift.ledger.Run;
import io.roomshift.room.Privacy;
import io.roomshift.room.Room;
import io.roomshift.room.UserId;

/**
 * The ledger alone: an intent and an outcome for each room, both durable, 64 rooms at a
 * time.
 */
final class LedgerPace {

	private static final int ROOMS = 20_000;

	private static final int AT_ONCE = 64;

	private LedgerPace() {
	}

	static void measure(Consumer<Figure> table) {
		try (LedgerFixture ledger = LedgerFixture.open(Files.createTempDirectory(Path.of("target"), "benchmark-"))) {
			Run opened = ledger.run();
			List<Entry> entries = IntStream.rangeClosed(2, ROOMS + 1)
				.mapToObj((line) -> LedgerFixture.planned(opened, line, line, "Old " + line, "New " + line))
				.toList();
			ledger.plan(opened, entries);
			long start = System.nanoTime();
			record(ledger, entries);
			double seconds = (System.nanoTime() - start) / 1e9;
			table.accept(
					Figure.plain("rooms/s of the ledger alone, both records durable", Figure.shown(ROOMS / seconds)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void record(LedgerFixture ledger, List<Entry> entries) {
		Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
		for (Entry entry : entries) {
			if (underWay.size() == AT_ONCE) {
				underWay.remove().join();
			}
			Entry sent = entry.sent(room(entry), entry.newName(), LedgerFixture.NOW);
			underWay.add(ledger.ledger()
				.record(sent)
				.thenCompose((durable) -> ledger.ledger().record(sent.done(204, LedgerFixture.NOW))));
		}
		underWay.forEach(CompletableFuture::join);
	}

	private static Room room(Entry entry) {
		return new Room(entry.room(), entry.knownOldName(), Privacy.PUBLIC, false, false, "", UserId.of(1), null, null);
	}

}
