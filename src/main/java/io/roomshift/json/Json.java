package io.roomshift.json;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes JSON by Jackson's parser and generator alone: its mapper, which binds
 * JSON to any class, takes longer to get ready than a short run takes for its calls.
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
	 * An object on one line, in UTF-8.
	 * @param fields writes its fields
	 */
	public static byte[] bytes(Consumer<JsonGenerator> fields) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
		writeObject(FACTORY.createGenerator(ObjectWriteContext.empty(), bytes), fields);
		return bytes.toByteArray();
	}

	/**
	 * An object on one line, without a line end.
	 * @param fields writes its fields
	 */
	public static String text(Consumer<JsonGenerator> fields) {
		StringWriter text = new StringWriter();
		writeObject(FACTORY.createGenerator(ObjectWriteContext.empty(), text), fields);
		return text.toString();
	}

	private static void writeObject(JsonGenerator generator, Consumer<JsonGenerator> fields) {
		try (JsonGenerator json = generator) {
			json.writeStartObject();
			fields.accept(json);
			json.writeEndObject();
		}
	}

	/**
	 * A generator that breaks lines as the printer says.
	 */
	public static JsonGenerator generator(Writer out, PrettyPrinter printer) {
		return FACTORY.createGenerator(new ObjectWriteContext.Base() {
			@Override
			public PrettyPrinter getPrettyPrinter() {
				return printer;
			}
		}, out);
	}

	/**
	 * Writes a number, or null where there is none.
	 */
	public static void writeNumber(JsonGenerator json, String name, @Nullable Long number) {
		if (number == null) {
			json.writeNullProperty(name);
		}
		else {
			json.writeNumberProperty(name, number.longValue());
		}
	}

}
