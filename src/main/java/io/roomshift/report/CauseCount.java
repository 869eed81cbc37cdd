package io.roomshift.report;

import java.util.Comparator;
import java.util.List;

import io.roomshift.ledger.Tally;
import tools.jackson.core.JsonGenerator;

/**
 * How many rows are not as wished for one cause.
 *
 * @param cause the word for the cause
 * @param count how many rows
 * @param tip what an operator should do
 */
public record CauseCount(String cause, int count, String tip) {

	/**
	 * All causes of a run, the most frequent first.
	 */
	public static List<CauseCount> of(Tally tally) {
		return tally.causes()
			.entrySet()
			.stream()
			.map((cause) -> new CauseCount(cause.getKey().word(), cause.getValue(), cause.getKey().tip()))
			.sorted(Comparator.comparingInt(CauseCount::count).reversed())
			.toList();
	}

	/**
	 * Writes it as a JSON object.
	 */
	void write(JsonGenerator json) {
		json.writeStartObject();
		json.writeStringProperty("cause", this.cause);
		json.writeNumberProperty("count", this.count);
		json.writeStringProperty("tip", this.tip);
		json.writeEndObject();
	}

}
