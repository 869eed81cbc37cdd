package io.roomshift.report;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What was verified, and where: what somebody who was not there needs to know to rely on
 * it.
 *
 * @param server the server's URL; of a rehearsal what stands for it
 * @param program the program and its version
 * @param mappingSha256 the SHA-256 of the mapping file, as {@code sha256sum} shows it
 * @param differing the rows whose rooms are otherwise than they should be
 */
public record Certificate(String server, String program, String mappingSha256, List<Row> differing) {

	public Certificate {
		differing = List.copyOf(differing);
	}

	/**
	 * Writes the members that come after those of the summary.
	 */
	void writeMembers(JsonGenerator json) {
		json.writeStringProperty("server", this.server);
		json.writeStringProperty("program", this.program);
		json.writeStringProperty("mapping_sha256", this.mappingSha256);
		json.writeArrayPropertyStart("differing");
		this.differing.forEach((row) -> row.write(json));
		json.writeEndArray();
	}

	/**
	 * A row whose room is otherwise than it should be.
	 *
	 * @param line its line in the mapping
	 * @param room the room's id
	 * @param newName the name that it should have
	 * @param differences what differs
	 */
	public record Row(int line, long room, String newName, List<Field> differences) {

		public Row {
			differences = List.copyOf(differences);
		}

		private void write(JsonGenerator json) {
			json.writeStartObject();
			json.writeNumberProperty("line", this.line);
			json.writeNumberProperty("room_id", this.room);
			json.writeStringProperty("new_name", this.newName);
			json.writeArrayPropertyStart("differences");
			this.differences.forEach((field) -> field.write(json));
			json.writeEndArray();
			json.writeEndObject();
		}

	}

	/**
	 * A field that differs.
	 *
	 * @param name HipChat's name of it, or {@code room} for all of it
	 * @param expected what it should be; null for nothing
	 * @param found what it is, or why that can't be told; null for nothing
	 */
	public record Field(String name, @Nullable String expected, @Nullable String found) {

		private void write(JsonGenerator json) {
			json.writeStartObject();
			json.writeStringProperty("field", this.name);
			json.writeStringProperty("expected", this.expected);
			json.writeStringProperty("found", this.found);
			json.writeEndObject();
		}

	}

}
