package io.roomshift.simulator;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

import io.roomshift.simulator.Answer.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON object of a request, whose fields are refused as HipChat refused them.
 */
final class Body {

	private final JsonNode fields;

	private final SimulatorOptions options;

	private Body(JsonNode fields, SimulatorOptions options) {
		this.fields = fields;
		this.options = options;
	}

	static Body of(Call call, SimulatorOptions options) {
		String type = call.header("Content-Type").orElse("");
		if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
			throw new Refusal(400, type.isEmpty() ? "Invalid content type: None" : "Invalid content type");
		}
		return of(call.body(), options);
	}

	static Body of(byte[] json, SimulatorOptions options) {
		JsonNode fields = parsed(json);
		if (!fields.isObject()) {
			throw wrongType("body", "object", fields);
		}
		return new Body(fields, options);
	}

	private static JsonNode parsed(byte[] json) {
		try {
			JsonNode parsed = Answer.json().readTree(json);
			if (!parsed.isMissingNode()) {
				return parsed;
			}
			throw notJson(1, 1, 0);
		}
		catch (JacksonException ex) {
			TokenStreamLocation at = ex.getLocation();
			throw (at != null) ? notJson(at.getLineNr(), at.getColumnNr(), at.getByteOffset()) : notJson(1, 1, 0);
		}
	}

	private static Refusal notJson(int line, int column, long offset) {
		return new Refusal(400,
				"The request body cannot be parsed as valid JSON: Expecting value: line %d column %d (char %d)"
					.formatted(line, column, Math.max(0, offset)));
	}

	/**
	 * Refuses a body that lacks one of the fields.
	 */
	void require(List<String> required) {
		for (String field : required) {
			if (!this.fields.has(field)) {
				String validation = this.options.text(Quirk.Wording.MISSING_VALIDATION);
				throw invalid(field, validation, "Required field '" + field + "' is missing", null);
			}
		}
	}

	/**
	 * The text of a field, which must be there.
	 */
	String text(String field, int min, int max) {
		JsonNode value = value(field);
		if (!value.isString()) {
			throw wrongType(field, "string", value);
		}
		return sized(field, value.stringValue(), min, max);
	}

	/**
	 * The text of a field, or the fallback when it is not there.
	 */
	String text(String field, int min, int max, String fallback) {
		return this.fields.has(field) ? text(field, min, max) : fallback;
	}

	/**
	 * The name of a room.
	 */
	String name() {
		String given = text("name", 0, Integer.MAX_VALUE);
		String trimmed = given.strip();
		if (this.options.has(Quirk.BLANKS_REFUSED) && !given.equals(trimmed)) {
			throw invalid("name", "pattern", "Field name must not start or end with a blank", this.fields.get("name"));
		}
		if (this.options.has(Quirk.SLASH_REFUSED) && given.contains("/")) {
			throw invalid("name", "pattern", "Field name must not contain a slash", this.fields.get("name"));
		}
		sized("name", trimmed, 1, 50);
		return sized("name", this.options.has(Quirk.BLANKS_KEPT) ? given : trimmed, 1, 50);
	}

	String word(String field, List<String> words) {
		String value = text(field, 0, Integer.MAX_VALUE);
		if (!words.contains(value)) {
			String message = "Value %s for field '%s' is not in the enumeration: %s"
				.formatted(python(this.fields.get(field)), field, python(Answer.json().valueToTree(words)));
			throw invalid(field, "enum", message, this.fields.get(field));
		}
		return value;
	}

	String word(String field, List<String> words, String fallback) {
		return this.fields.has(field) ? word(field, words) : fallback;
	}

	boolean flag(String field) {
		JsonNode value = value(field);
		if (!value.isBoolean()) {
			throw wrongType(field, "boolean", value);
		}
		return value.booleanValue();
	}

	/**
	 * The flag, or null when it is null or not there.
	 */
	@Nullable Boolean flagOrNull(String field) {
		return this.fields.hasNonNull(field) ? (Boolean) flag(field) : null;
	}

	/**
	 * How the owner is named: an id, an address, or a mention name.
	 */
	String owner() {
		JsonNode owner = value("owner");
		if (!owner.isObject()) {
			throw wrongType("owner", "object", owner);
		}
		JsonNode id = owner.path("id");
		if (!id.isIntegralNumber() && !id.isString()) {
			throw wrongType("owner.id", "integer", id);
		}
		return id.asString();
	}

	/**
	 * How a new room's owner is named, if he or she is.
	 */
	Optional<String> newOwner() {
		return this.fields.hasNonNull("owner_user_id") ? Optional.of(this.fields.get("owner_user_id").asString())
				: Optional.empty();
	}

	private JsonNode value(String field) {
		require(List.of(field));
		return this.fields.get(field);
	}

	private String sized(String field, String value, int min, int max) {
		int length = value.codePointCount(0, value.length());
		if (length >= min && length <= max) {
			return value;
		}
		boolean tooShort = length < min;
		JsonNode node = this.fields.get(field);
		String message = "Length of value %s for field '%s' must be %s than or equal to %d".formatted(python(node),
				field, tooShort ? "greater" : "less", tooShort ? min : max);
		throw invalid(field, tooShort ? "minLength" : "maxLength", message, node);
	}

	static Refusal wrongType(String field, String expected, JsonNode value) {
		ObjectNode facts = facts(field, "type", value).put("expected_type", expected);
		String message = "Value %s for field '%s' is not of type '%s'".formatted(python(value), field, expected);
		return new Refusal(Answer.error(400, message, facts));
	}

	static Refusal invalid(String field, String validation, String message, @Nullable JsonNode value) {
		return new Refusal(Answer.error(400, message, facts(field, validation, value)));
	}

	private static ObjectNode facts(String field, String validation, @Nullable JsonNode value) {
		ObjectNode facts = Answer.object().put("field", field).put("validation", validation);
		if (value != null && !value.isMissingNode()) {
			facts.set("value", value);
		}
		return facts;
	}

	/**
	 * The value as Python 2 would show it, which is how HipChat's messages did.
	 */
	private static String python(JsonNode value) {
		if (value.isString()) {
			return "u'" + value.stringValue().replace("\\", "\\\\").replace("'", "\\'") + "'";
		}
		if (value.isBoolean()) {
			return value.booleanValue() ? "True" : "False";
		}
		if (value.isArray()) {
			StringJoiner items = new StringJoiner(", ", "[", "]");
			value.forEach((item) -> items.add(python(item)));
			return items.toString();
		}
		if (value.isObject()) {
			StringJoiner items = new StringJoiner(", ", "{", "}");
			value.properties().forEach((item) -> items.add("u'" + item.getKey() + "': " + python(item.getValue())));
			return items.toString();
		}
		return value.isNumber() ? value.asString() : "None";
	}

}
