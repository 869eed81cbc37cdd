package io.roomshift.hipchat.json;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes JSON by Jackson's parser and generator alone: its mapper, which binds
 * JSON to classes, takes longer to get ready than a short run takes for its calls.
 */
public final class Json {

	private static final JsonFactory FACTORY = new JsonFactory();

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final int USUAL_SIZE = 256;

	private Json() {
	}

	/**
	 * Reads a text in UTF-8; a missing node comes of one that is not whole JSON, or holds
	 * more than that.
	 */
	public static JsonNode read(byte[] text) {
		return read(text, Set.of());
	}

	/**
	 * The same without the fields of these names, wherever they stand.
	 */
	public static JsonNode read(byte[] text, Set<String> without) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			JsonNode node = (parser.nextToken() != null) ? node(parser, without) : MissingNode.getInstance();
			return (parser.nextToken() == null) ? node : MissingNode.getInstance();
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	private static JsonNode node(JsonParser parser, Set<String> without) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> object(parser, without);
			case START_ARRAY -> array(parser, without);
			case VALUE_STRING -> NODES.stringNode(parser.getString());
			case VALUE_NUMBER_INT -> integer(parser);
			case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
			case VALUE_TRUE -> NODES.booleanNode(true);
			case VALUE_FALSE -> NODES.booleanNode(false);
			default -> NODES.nullNode();
		};
	}

	private static JsonNode object(JsonParser parser, Set<String> without) {
		ObjectNode object = NODES.objectNode();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			if (without.contains(name)) {
				parser.skipChildren();
			}
			else {
				object.set(name, node(parser, without));
			}
		}
		return object;
	}

	private static JsonNode array(JsonParser parser, Set<String> without) {
		ArrayNode array = NODES.arrayNode();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			array.add(node(parser, without));
		}
		return array;
	}

	private static JsonNode integer(JsonParser parser) {
		return (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER)
				? NODES.numberNode(parser.getBigIntegerValue()) : NODES.numberNode(parser.getLongValue());
	}

	/**
	 * Writes an object in UTF-8.
	 * @param fields writes its fields
	 */
	public static byte[] write(Consumer<JsonGenerator> fields) {
		ByteArrayOutputStream text = new ByteArrayOutputStream(USUAL_SIZE);
		try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			fields.accept(json);
			json.writeEndObject();
		}
		return text.toByteArray();
	}

}
