package io.roomshift.report.html;

import java.io.Writer;

import io.roomshift.report.ReportedRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * All rows for the page's script, each as an array. The name of a channel is left out
 * where it is the room's new name.
 */
final class RowsJson {

	private static final JsonFactory FACTORY = JsonFactory.builder().characterEscapes(new NoMarkup()).build();

	private final JsonGenerator json;

	private boolean begun;

	RowsJson(Writer out) {
		this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
		this.json.writeStartArray();
	}

	/**
	 * Adds a row.
	 * @param slack what there is to say of its name by Slack's rules; empty for nothing
	 */
	void add(ReportedRow row, String slack) {
		if (this.begun) {
			this.json.writeRaw('\n');
		}
		this.begun = true;
		this.json.writeStartArray();
		this.json.writeNumber(row.line());
		this.json.writeNumber(row.room());
		this.json.writeString(row.oldName());
		this.json.writeString(row.newName());
		this.json.writeString(row.slackName().value().equals(row.newName()) ? null : row.slackName().value());
		this.json.writeString(slack);
		this.json.writeString(row.outcome().word());
		this.json.writeString((row.cause() != null) ? row.cause().word() : "");
		this.json.writeString(row.detail());
		this.json.writeNumber(row.httpStatus());
		this.json.writeNumber(row.attempts());
		this.json.writeNumber((row.finishedAt() != null) ? row.finishedAt().toEpochMilli() : 0);
		this.json.writeString(row.token());
		this.json.writeEndArray();
	}

	/**
	 * Ends the rows.
	 */
	void end() {
		this.json.writeEndArray();
		this.json.close();
	}

	/**
	 * Escapes what could end a script element or a line of a script.
	 */
	private static final class NoMarkup extends CharacterEscapes {

		private static final int[] ASCII = standardAsciiEscapesForJSON();

		static {
			for (char markup : new char[] { '<', '>', '&', '\'' }) {
				ASCII[markup] = ESCAPE_STANDARD;
			}
		}

		@Override
		public int[] getEscapeCodesForAscii() {
			return ASCII.clone();
		}

		@Override
		public @Nullable SerializableString getEscapeSequence(int character) {
			return switch (character) {
				case 0x2028 -> new SerializedString("\\u2028");
				case 0x2029 -> new SerializedString("\\u2029");
				default -> null;
			};
		}

	}

}
