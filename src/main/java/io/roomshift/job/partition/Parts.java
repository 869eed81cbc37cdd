package io.roomshift.job.partition;

import java.util.LinkedHashMap;
import java.util.Map;

import io.roomshift.job.chains.CurrentRun;
import io.roomshift.job.chains.Part;
import io.roomshift.ledger.Ledger;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Splits the chains of a run into parts, the same ones whenever it is asked. They are
 * small enough for all processes to end at about the same time, and few enough for Spring
 * Batch to keep an eye on.
 */
final class Parts implements Partitioner {

	private static final int MOST = 256;

	private static final int SMALLEST = 25;

	private static final String FIRST = "first";

	private static final String LAST = "last";

	private final Ledger ledger;

	private final CurrentRun run;

	Parts(Ledger ledger, CurrentRun run) {
		this.ledger = ledger;
		this.run = run;
	}

	/**
	 * Splits the present run.
	 * @param gridSize does not matter
	 */
	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		return ofChains(this.ledger.chains(this.run.get()));
	}

	static Map<String, ExecutionContext> ofChains(int chains) {
		int size = Math.max(SMALLEST, (chains - 1) / MOST + 1);
		Map<String, ExecutionContext> parts = new LinkedHashMap<>();
		for (long first = 1; first <= chains; first += size) {
			Part part = new Part((int) first, (int) Math.min(chains, first + size - 1));
			parts.put(part.first() + "-" + part.last(), context(part));
		}
		return parts;
	}

	private static ExecutionContext context(Part part) {
		ExecutionContext context = new ExecutionContext();
		context.putInt(FIRST, part.first());
		context.putInt(LAST, part.last());
		return context;
	}

	/**
	 * The part that a context tells of.
	 */
	static Part of(ExecutionContext context) {
		return new Part(context.getInt(FIRST), context.getInt(LAST));
	}

}
