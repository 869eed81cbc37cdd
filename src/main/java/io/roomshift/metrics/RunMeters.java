package io.roomshift.metrics;

import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.TokenBudget;
import io.roomshift.ledger.Tally;
import io.roomshift.report.Summary;

/**
 * What a command came to, as gauges: what the ledger counts, and how the tokens stand.
 */
final class RunMeters {

	private final MeterRegistry registry;

	RunMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * How the command ended.
	 * @param started when this process began it
	 * @param ended when it was over
	 */
	void ended(Summary summary, boolean rehearsal, String version, Instant started, Instant ended) {
		gauge("roomshift.run.info", "Always 1; the labels tell of the run. No number when the command keeps no run.", 1,
				"run", (summary.run() != null) ? summary.run().toString() : "", "state", summary.state(), "rehearsal",
				String.valueOf(rehearsal), "version", version);
		gauge("roomshift.run.exit.code", "The exit code of the process.", summary.exitCode());
		seconds("roomshift.run.start.timestamp", "When the process began, in seconds since 1970.", started);
		seconds("roomshift.run.end.timestamp", "When the process ended, in seconds since 1970.", ended);
		rooms(summary.rooms());
		verified(summary.verified());
	}

	private void rooms(Summary.Rooms rooms) {
		rooms("renamed", rooms.renamed());
		rooms("already", rooms.already());
		rooms("failed", rooms.failed());
		rooms("skipped", rooms.skipped());
		rooms("pending", rooms.pending());
		rooms("undone", rooms.undone());
		if (rooms.told() != null) {
			announced(rooms.told());
		}
	}

	private void rooms(String outcome, int count) {
		gauge("roomshift.rooms", "Rows of the mapping by outcome, as the ledger counts them for the whole run.", count,
				"outcome", outcome);
	}

	private void announced(Tally.Told told) {
		announced("sent", told.sent());
		announced("failed", told.failed());
		announced("unsure", told.unsure());
	}

	private void announced(String outcome, int count) {
		gauge("roomshift.rooms.announced", "Rooms that were to be told of their new name, by what became of it.", count,
				"outcome", outcome);
	}

	private void verified(Summary.Verified verified) {
		verified("as_planned", verified.asPlanned());
		verified("differing", verified.differing());
	}

	private void verified(String found, int count) {
		gauge("roomshift.rooms.verified", "Rooms that were compared with what they should be, by what was found.",
				count, "found", found);
	}

	/**
	 * How the tokens stand; none when no call was to be made.
	 */
	void tokens(CallCounts counts, List<TokenBudget> budgets) {
		counts.tokens().forEach((token) -> {
			Counter.builder("roomshift.token.calls")
				.description("Calls to HipChat by token; six characters of its SHA-256 stand for it.")
				.tags("token", token.fingerprint())
				.register(this.registry)
				.increment((double) token.total());
			gauge("roomshift.token.set.aside", "1 when the token turned out to be of no use, else 0.",
					token.setAside() ? 1 : 0, "token", token.fingerprint());
		});
		budgets.stream().filter((budget) -> budget.limit() > 0).forEach((budget) -> {
			gauge("roomshift.budget.calls.left", "Calls that HipChat last said are left, without the reserve.",
					budget.left(), "token", budget.fingerprint());
			gauge("roomshift.budget.calls.limit", "Calls in a whole window of HipChat's, without the reserve.",
					budget.limit(), "token", budget.fingerprint());
		});
	}

	private void seconds(String name, String description, Instant time) {
		Gauge.builder(name, () -> time.toEpochMilli() / 1000.0)
			.baseUnit("seconds")
			.description(description)
			.register(this.registry);
	}

	private void gauge(String name, String description, double value, String... tags) {
		Gauge.builder(name, () -> value).description(description).tags(tags).register(this.registry);
	}

}
