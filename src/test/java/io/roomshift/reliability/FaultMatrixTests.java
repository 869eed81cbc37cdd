package io.roomshift.reliability;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each fault on each call, in a run of the whole job, and the document that tells what
 * came of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTests {

	/** Cells mostly wait, so there may be more at a time than processors. */
	private static final int AT_ONCE = 8;

	private static final String WRITES_DOCUMENTS = "roomshift.write-documents";

	private final List<Cell> cells = new ArrayList<>();

	@BeforeAll
	void play(@TempDir Path directory) {
		Program.setUpLogging();
		ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);
		try {
			List<CompletableFuture<Cell>> played = new ArrayList<>();
			for (Fault fault : Faults.all()) {
				for (Target target : fault.targets()) {
					Path own = directory.resolve("cell-" + played.size());
					played.add(CompletableFuture.supplyAsync(() -> new Stage(own, fault, target).play(), players));
				}
			}
			played.forEach((cell) -> this.cells.add(cell.join()));
		}
		finally {
			players.shutdown();
		}
	}

	@TestFactory
	Stream<DynamicTest> runUnderFaultKeepsAllPromises() {
		return this.cells.stream()
			.map((cell) -> DynamicTest.dynamicTest(cell.target() + ": " + cell.fault().name(),
					() -> assertThat(cell.broken()).isEmpty()));
	}

	@Test
	void documentTellsWhatHappened() {
		String tables = MatrixDocument.tables(this.cells);
		if (System.getProperty(WRITES_DOCUMENTS) != null) {
			MatrixDocument.write(tables);
		}

		assertThat(MatrixDocument.tables())
			.as("src/docs/reliability.md tells otherwise. Look at what is different; if it is right, write the tables "
					+ "anew: mvn test -Dtest='FaultMatrix*' -D" + WRITES_DOCUMENTS)
			.isEqualTo(tables);
	}

}
