package io.roomshift.report;

import java.io.Writer;

import io.roomshift.json.Json;
import io.roomshift.ledger.Run;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * The summary, the tokens, the causes and every row, for machines.
 */
final class ReportJson {

	static final String FILE = "report.json";

	/**
	 * One cause and one row a line, so that line tools can be used on the file as well.
	 */
	private static final DefaultPrettyPrinter LINES = new DefaultPrettyPrinter(
			Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.NONE))
		.withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
		.withArrayIndenter(new DefaultIndenter("", "\n"));

	private final JsonGenerator json;

	/**
	 * Writes all that stands before the rows.
	 */
	ReportJson(Writer out, Contents contents) {
		this.json = Json.generator(out, LINES.createInstance());
		this.json.writeStartObject();
		contents.summary().writeMembers(this.json);
		this.json.writeArrayPropertyStart("tokens");
		contents.run().calls().tokens().forEach(this::write);
		this.json.writeEndArray();
		this.json.writeArrayPropertyStart("causes");
		contents.causes().forEach((cause) -> cause.write(this.json));
		this.json.writeEndArray();
		this.json.writeArrayPropertyStart("rows");
	}

	private void write(Run.OfToken token) {
		this.json.writeStartObject();
		this.json.writeStringProperty("fingerprint", token.fingerprint());
		this.json.writeNumberProperty("calls", token.calls());
		this.json.writeNumberProperty("throttled", token.throttled());
		this.json.writeBooleanProperty("set_aside", token.setAside());
		this.json.writeEndObject();
	}

	void add(ReportedRow row) {
		this.json.writeStartObject();
		this.json.writeNumberProperty("line", row.line());
		this.json.writeNumberProperty("room_id", row.room());
		this.json.writeStringProperty("old_name", row.oldName());
		this.json.writeStringProperty("new_name", row.newName());
		this.json.writeStringProperty("outcome", row.outcome().word());
		this.json.writeStringProperty("cause", (row.cause() != null) ? row.cause().word() : null);
		this.json.writeStringProperty("detail", row.detail());
		this.json.writeStringProperty("slack_name", row.slackName().value());
		Json.writeNumber(this.json, "http_status", (row.httpStatus() != 0) ? (long) row.httpStatus() : null);
		this.json.writeNumberProperty("attempts", row.attempts());
		this.json.writeStringProperty("finished_at",
				(row.finishedAt() != null) ? Timestamps.format(row.finishedAt()) : null);
		this.json.writeStringProperty("token", row.token());
		this.json.writeEndObject();
	}

	/**
	 * Ends the object and closes the writer.
	 */
	void end() {
		this.json.writeEndArray();
		this.json.writeEndObject();
		this.json.writeRaw('\n');
		this.json.close();
	}

}
