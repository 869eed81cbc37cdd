package io.roomshift.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page with its style and its script, and with places, such as {@code {{causes}}},
 * for all that differs from run to run.
 */
final class Template {

	private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

	private final List<String> parts = new ArrayList<>();

	private Template(String text) {
		Matcher places = PLACE.matcher(text);
		int end = 0;
		while (places.find()) {
			this.parts.add(text.substring(end, places.start()));
			this.parts.add(places.group(1));
			end = places.end();
		}
		this.parts.add(text.substring(end));
	}

	/**
	 * Reads the page from the class path. Its content security policy allows this one
	 * style and this one script, and no network at all.
	 */
	static Template read() {
		String style = resource("page.css");
		String script = resource("page.js");
		String policy = "default-src 'none'; img-src data:; style-src " + hash(style) + "; script-src " + hash(script)
				+ "; base-uri 'none'; form-action 'none'";
		return new Template(resource("page.html").replace("{{policy}}", policy)
			.replace("{{style}}", style)
			.replace("{{script}}", script));
	}

	/**
	 * Writes the page.
	 * @param text takes what the page has of its own
	 * @param place is told where something of the run stands
	 */
	void fill(Consumer<String> text, Consumer<String> place) {
		for (int i = 0; i < this.parts.size(); i++) {
			((i % 2 == 0) ? text : place).accept(this.parts.get(i));
		}
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private static String resource(String name) {
		try (InputStream resource = Template.class.getResourceAsStream(name)) {
			if (resource == null) {
				throw new IllegalStateException("The program lacks its file " + name);
			}
			return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
