package io.roomshift.simulator.multipart;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.roomshift.simulator.multipart.Multipart.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MultipartTests {

	private static final String TYPE = "multipart/related; boundary=edge";

	@Test
	void partsWhenLinesEndInCrLfAreTakenApart() {
		List<Part> parts = parts("""
				--edge
				Content-Type: application/json; charset=UTF-8
				Content-Disposition: attachment; name="metadata"

				{}
				--edge
				content-disposition: attachment; name="file"; filename="a \\"b\\".txt"

				one

				--edge--
				""".replace("\n", "\r\n"));

		assertThat(parts).extracting(Part::name).containsExactly("metadata", "file");
		assertThat(parts).extracting(MultipartTests::text).containsExactly("{}", "one\r\n");
		assertThat(parts.get(0).type()).isEqualTo("application/json");
		assertThat(parts.get(1).fileName()).hasValue("a \"b\".txt");
	}

	@Test
	void partsWhenLinesEndInLfAndContentIsBase64AreDecoded() {
		List<Part> parts = parts("""
				--edge
				Content-Transfer-Encoding: base64
				Content-Disposition: attachment; name="file"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv; filename="x"

				b25l
				IHR3bw==

				--edge--""");

		assertThat(parts).singleElement().extracting(MultipartTests::text).isEqualTo("one two");
		assertThat(parts.get(0).fileName()).hasValue("Größe.csv");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "multipart/form-data; boundary=edge", "multipart/related", "application/json",
			"multipart/related; boundary=" })
	void partsWhenTypeIsAnotherAreRefused(String type) {
		assertThatExceptionOfType(MalformedException.class)
			.isThrownBy(() -> Multipart.parts(type, "--edge--".getBytes(StandardCharsets.UTF_8)))
			.withMessageStartingWith("Invalid content type: ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "x--edge--                | The body does not begin with its boundary",
					"--edge\\n\\nno end           | The body does not end with its boundary",
					"--edge\\nname: value        | The body ends within the head of a part",
					"--edge x\\n\\n\\n--edge--     | Something stands behind a boundary",
					"--edge\\n\\nsame line--edge-- | A boundary does not stand on a line of its own" })
	void partsWhenBodyIsMalformedAreRefused(String body, String message) {
		assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parts(body.replace("\\n", "\n")))
			.withMessage(message);
	}

	private static List<Part> parts(String body) {
		return Multipart.parts(TYPE, body.getBytes(StandardCharsets.UTF_8));
	}

	private static String text(Part part) {
		return new String(part.content(), StandardCharsets.UTF_8);
	}

}
