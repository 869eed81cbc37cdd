package io.roomshift.report;

import java.time.Instant;

import io.roomshift.json.Json;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How a command ended, as {@code --format json} prints it and {@code report.json} begins.
 *
 * @param run the number of the run; null when the command keeps none
 * @param command the command
 * @param state how it ended, in one word
 * @param exitCode the exit code of the process
 * @param files what it read and what it wrote
 * @param started when it was started first
 * @param ended when it ended; null while it has not
 * @param rooms rows by outcome
 * @param verified rooms by what the verification found
 * @param calls calls to HipChat
 * @param forecast what a run would cost; null where none was planned
 * @param next the command to give next; null when there is nothing to do
 */
public record Summary(@Nullable Long run, String command, String state, int exitCode, Files files, Instant started,
		@Nullable Instant ended, Rooms rooms, Verified verified, Run.Calls calls, @Nullable Forecast forecast,
		@Nullable String next) {

	/**
	 * The summary of a run.
	 * @param run the run as it is now
	 * @param tally its rows
	 * @param state how it ended, in one word
	 * @param exitCode the exit code of the process
	 * @param calls calls to HipChat
	 * @param next the command to give next, if any
	 */
	public static Summary of(Run run, Tally tally, String state, int exitCode, Run.Calls calls, @Nullable String next) {
		return new Summary(run.id(), run.request().command(), state, exitCode, Files.of(run), run.startedAt(),
				run.endedAt(), Rooms.of(tally), Verified.of(tally), calls, null, next);
	}

	/**
	 * One JSON object on one line, without a line end.
	 */
	public String json() {
		return json(null);
	}

	/**
	 * The same with what was verified, and where.
	 */
	public String json(@Nullable Certificate certificate) {
		return Json.text((json) -> {
			writeMembers(json);
			if (certificate != null) {
				certificate.writeMembers(json);
			}
		});
	}

	/**
	 * Writes the members of the object, not its braces.
	 */
	void writeMembers(JsonGenerator json) {
		Json.writeNumber(json, "run", this.run);
		json.writeStringProperty("command", this.command);
		json.writeStringProperty("state", this.state);
		json.writeNumberProperty("exit_code", this.exitCode);
		this.files.write(json);
		json.writeStringProperty("started", Timestamps.format(this.started));
		json.writeStringProperty("ended", (this.ended != null) ? Timestamps.format(this.ended) : null);
		this.rooms.write(json);
		this.verified.write(json);
		writeCalls(json);
		this.rooms.writeTold(json);
		if (this.forecast != null) {
			this.forecast.write(json);
		}
		json.writeStringProperty("report_dir", this.files.reportDir());
		json.writeStringProperty("next", this.next);
	}

	private void writeCalls(JsonGenerator json) {
		json.writeObjectPropertyStart("calls");
		json.writeNumberProperty("total", this.calls.total());
		json.writeNumberProperty("get", this.calls.get());
		json.writeNumberProperty("put", this.calls.put());
		json.writeNumberProperty("throttled", this.calls.throttled());
		json.writeEndObject();
	}

	/**
	 * The files that a command read and wrote.
	 *
	 * @param mapping the mapping as the operator wrote it; null when there was none
	 * @param output the file that was written; null when there is none but the reports
	 * @param reportDir the directory of the reports; null when there are none
	 */
	public record Files(@Nullable String mapping, @Nullable String output, @Nullable String reportDir) {

		/**
		 * The files of a run.
		 */
		public static Files of(Run run) {
			return new Files(run.request().mapping(), null, run.reports().toString());
		}

		/**
		 * A mapping of which there are no reports.
		 */
		public static Files ofMapping(String mapping) {
			return new Files(mapping, null, null);
		}

		private void write(JsonGenerator json) {
			json.writeStringProperty("mapping", this.mapping);
			if (this.output != null) {
				json.writeStringProperty("output", this.output);
			}
		}

	}

	/**
	 * What a run would cost.
	 *
	 * @param calls the calls that it would make
	 * @param waitSeconds how long it would wait for the call budget; null when HipChat
	 * tells no limit
	 */
	public record Forecast(long calls, @Nullable Long waitSeconds) {

		private void write(JsonGenerator json) {
			json.writeObjectPropertyStart("forecast");
			json.writeNumberProperty("calls", this.calls);
			Json.writeNumber(json, "wait_seconds", this.waitSeconds);
			json.writeEndObject();
		}

	}

	/**
	 * Rows of the mapping by outcome. Rows that were undone are in the total alone.
	 *
	 * @param total all rows
	 * @param renamed rooms that have the new name by our update
	 * @param already rooms that had it before
	 * @param failed rows that did not come about
	 * @param skipped rows that the plan left out
	 * @param pending rows still to be done
	 * @param told renamed rooms by what became of their announcement; null when none was
	 * to be told
	 */
	public record Rooms(int total, int renamed, int already, int failed, int skipped, int pending,
			Tally.@Nullable Told told) {

		/** Of a command that has no rows. */
		public static final Rooms NONE = new Rooms(0, 0, 0, 0, 0, 0);

		/**
		 * Rows of a command that announces nothing.
		 */
		public Rooms(int total, int renamed, int already, int failed, int skipped, int pending) {
			this(total, renamed, already, failed, skipped, pending, null);
		}

		public static Rooms of(Tally tally) {
			return new Rooms(tally.total(), tally.renamed(), tally.already(), tally.failed(), tally.skipped(),
					tally.pending(), tally.told());
		}

		/**
		 * Rows that were undone.
		 */
		public int undone() {
			return this.total - this.renamed - this.already - this.failed - this.skipped - this.pending;
		}

		private void writeTold(JsonGenerator json) {
			if (this.told != null) {
				json.writeObjectPropertyStart("announced");
				json.writeNumberProperty("sent", this.told.sent());
				json.writeNumberProperty("failed", this.told.failed());
				json.writeNumberProperty("unsure", this.told.unsure());
				json.writeEndObject();
			}
		}

		private void write(JsonGenerator json) {
			json.writeObjectPropertyStart("rooms");
			json.writeNumberProperty("total", this.total);
			json.writeNumberProperty("renamed", this.renamed);
			json.writeNumberProperty("already", this.already);
			json.writeNumberProperty("failed", this.failed);
			json.writeNumberProperty("skipped", this.skipped);
			json.writeNumberProperty("pending", this.pending);
			json.writeEndObject();
		}

	}

	/**
	 * Rooms by what the verification found.
	 *
	 * @param asPlanned rooms exactly as they should be
	 * @param differing rooms that are otherwise
	 */
	public record Verified(int asPlanned, int differing) {

		/** Of a command that verifies nothing. */
		public static final Verified NONE = new Verified(0, 0);

		public static Verified of(Tally tally) {
			return new Verified(tally.asPlanned(), tally.differing());
		}

		private void write(JsonGenerator json) {
			json.writeObjectPropertyStart("verified");
			json.writeNumberProperty("as_planned", this.asPlanned);
			json.writeNumberProperty("differing", this.differing);
			json.writeEndObject();
		}

	}

}
