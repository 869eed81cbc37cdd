package io.roomshift.cli.plan;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlanMarkdownTests {

	@Test
	void writeShowsAllThereIs() throws IOException {
		assertThat(written(PlanFixture.ofAllKinds().view())).isEqualTo(golden("all-kinds.md"));
	}

	@Test
	void writeWhenNamesAreHostileShowsThemAsTheyAre() throws IOException {
		PlanView view = new PlanFixture().rename(1, "a|b `c` [d](http://e) <f>", "A B")
			.rename(2, "``", "two\nlines")
			.rename(3, "*", "Held_by | *4*")
			.room(4, "Held_by | *4*")
			.withChannels(List.of("Slack: of 'x_y|z' only <x> fits. [slack-too-long]"), null);

		assertThat(written(view)).isEqualTo(golden("hostile.md"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
			plain  ; `plain`
			`a     ; `` `a ``
			a``b`c ; ```a``b`c```
			a|b\\  ; `a\\|b\\`
			""")
	void codeStandsBetweenMoreBackticksThanItHas(String text, String expected) {
		assertThat(PlanMarkdown.code(text)).isEqualTo(expected);
	}

	private static String golden(String file) throws IOException {
		return Files.readString(Path.of("src/test/resources/plan", file));
	}

	private static String written(PlanView view) throws IOException {
		StringWriter out = new StringWriter();
		new PlanMarkdown(view, out).write();
		return out.toString();
	}

}
