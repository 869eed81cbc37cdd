package io.roomshift.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Computes contrasts as WCAG 2.2 defines them, from the colours of {@code page.css}.
 */
class StyleTests {

	private static final Pattern COLOUR = Pattern
		.compile("--([a-z-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");

	private static final Map<String, List<Integer>> COLOURS = colours();

	private static final double TEXT = 4.5;

	private static final double DRAWING = 3;

	@ParameterizedTest
	@CsvSource({ "ink, page", "ink, card", "ink, sunk", "soft, page", "soft, card", "soft, sunk", "link, page",
			"link, card", "link, sunk", "renamed-ink, page", "failed-ink, page", "pending-ink, page",
			"renamed-ink, renamed-ground", "already-ink, already-ground", "failed-ink, failed-ground",
			"skipped-ink, skipped-ground", "pending-ink, pending-ground", "undone-ink, undone-ground",
			"skipped-ink, card", "skipped-ink, sunk" })
	void textStandsOutAsLevelAaWants(String text, String ground) {
		assertThat(contrast(text, ground, 0)).as("light").isGreaterThanOrEqualTo(TEXT);
		assertThat(contrast(text, ground, 1)).as("dark").isGreaterThanOrEqualTo(TEXT);
	}

	@ParameterizedTest
	@CsvSource({ "renamed, card", "already, card", "failed, card", "skipped, card", "pending, card", "undone, card",
			"read, card", "update, card", "message, card", "waiting, card", "left, card", "edge, card", "link, card",
			"renamed, page", "failed, page", "pending, page" })
	void drawingsStandOutAsLevelAaWants(String shape, String ground) {
		assertThat(contrast(shape, ground, 0)).as("light").isGreaterThanOrEqualTo(DRAWING);
		assertThat(contrast(shape, ground, 1)).as("dark").isGreaterThanOrEqualTo(DRAWING);
	}

	private static double contrast(String one, String other, int theme) {
		double a = luminance(colour(one, theme));
		double b = luminance(colour(other, theme));
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	private static int colour(String name, int theme) {
		return Objects.requireNonNull(COLOURS.get(name), name).get(theme);
	}

	private static double luminance(int colour) {
		return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
	}

	private static double linear(int channel) {
		double share = (channel & 0xFF) / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	private static Map<String, List<Integer>> colours() {
		try (InputStream style = StyleTests.class.getResourceAsStream("page.css")) {
			String text = new String(Objects.requireNonNull(style).readAllBytes(), StandardCharsets.UTF_8);
			Map<String, List<Integer>> colours = new LinkedHashMap<>();
			Matcher found = COLOUR.matcher(text);
			while (found.find()) {
				colours.put(found.group(1),
						List.of(Integer.parseInt(found.group(2), 16), Integer.parseInt(found.group(3), 16)));
			}
			return colours;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
