package io.roomshift.json;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "[]", "null", "true", "\"text\"", "-12", "9223372036854775807", "9223372036854775808",
					"1.5", "1e300", "{\"a\":{\"b\":[1,2.5,\"c\",null,false,[],{}]},\"a b\":\"\\u00e9\\ud83c\\udf89\"}",
					"{\"a\":1,\"a\":2}", " { \"a\" : [ ] } " })
	void readGivesWhatTheMapperGives(String text) {
		JsonNode node = read(text);

		assertThat(node).hasToString(JsonMapper.shared().readTree(text).toString());
		assertThat(node.getNodeType()).isEqualTo(JsonMapper.shared().readTree(text).getNodeType());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{\"a\":", "{\"a\":1", "[1,", "nul", "<html>", "{} {}", "{\"a\":1}x",
			"\"\u0001\"" })
	void readWhenItIsNotWholeJsonGivesAMissingNode(String text) {
		assertThat(read(text).isMissingNode()).isTrue();
	}

	@Test
	void readWhenItIsNotUtf8GivesAMissingNode() {
		assertThat(Json.read("\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1)).isMissingNode()).isTrue();
	}

	@Test
	void readWhenItIsNestedWithoutEndGivesAMissingNode() {
		assertThat(read("[".repeat(100_000) + "]".repeat(100_000)).isMissingNode()).isTrue();
	}

	@Test
	void readWithoutFieldsLeavesThemOutWhereverTheyStand() {
		String text = "{\"a\":[{\"x\":{\"y\":[1]},\"b\":1}],\"x\":\"text\",\"c\":2}";

		JsonNode node = Json.read(text.getBytes(StandardCharsets.UTF_8), Set.of("x"));

		assertThat(node).hasToString("{\"a\":[{\"b\":1}],\"c\":2}");
	}

	@Test
	void bytesGivesAnObject() {
		byte[] text = Json.bytes((fields) -> {
			fields.writeStringProperty("name", "\u00c9t\u00e9 \"2018\" \ud83c\udf89");
			fields.writeObjectPropertyStart("owner");
			fields.writeNumberProperty("id", 4);
			fields.writeEndObject();
			fields.writeBooleanProperty("is_archived", false);
		});

		assertThat(text).asString(StandardCharsets.UTF_8)
			.isEqualTo(
					"{\"name\":\"\u00c9t\u00e9 \\\"2018\\\" \ud83c\udf89\",\"owner\":{\"id\":4},\"is_archived\":false}");
	}

	private static JsonNode read(String text) {
		return Json.read(text.getBytes(StandardCharsets.UTF_8));
	}

}
