package io.roomshift.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML: every text and every attribute is escaped, and elements are closed in the
 * order in which they must be.
 */
final class Markup {

	private final Writer out;

	private final Deque<String> open = new ArrayDeque<>();

	Markup(Writer out) {
		this.out = out;
	}

	/**
	 * Begins an element.
	 * @param attributes names and values, by turns
	 */
	Markup open(String tag, String... attributes) {
		start(tag, attributes);
		this.open.push(tag);
		return this;
	}

	/**
	 * Ends the element that was begun last.
	 */
	Markup close() {
		write("</" + this.open.pop() + ">");
		return this;
	}

	/**
	 * An element that holds nothing and has no end.
	 */
	Markup empty(String tag, String... attributes) {
		start(tag, attributes);
		return this;
	}

	/**
	 * An element that holds text.
	 */
	Markup element(String tag, String text, String... attributes) {
		return open(tag, attributes).text(text).close();
	}

	/**
	 * A shape of an SVG drawing.
	 */
	Markup shape(String tag, String... attributes) {
		return open(tag, attributes).close();
	}

	/**
	 * A name that somebody gave: whatever writing direction it has, what stands around it
	 * keeps its own.
	 */
	Markup name(String name) {
		return element("bdi", name);
	}

	Markup text(String text) {
		write(escaped(text));
		return this;
	}

	private void start(String tag, String... attributes) {
		write("<" + tag);
		for (int i = 0; i < attributes.length; i += 2) {
			write(" " + attributes[i] + "=\"" + escaped(attributes[i + 1]) + "\"");
		}
		write(">");
	}

	/**
	 * The text as it may stand between tags and between the quotes of an attribute.
	 * Controls that HTML forbids are shown as its replacement for what can't be shown.
	 */
	static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		text.codePoints().forEach((codePoint) -> {
			switch (codePoint) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\'' -> escaped.append("&#39;");
				default -> escaped.appendCodePoint(allowed(codePoint) ? codePoint : 0xFFFD);
			}
		});
		return escaped.toString();
	}

	private static boolean allowed(int codePoint) {
		boolean control = Character.getType(codePoint) == Character.CONTROL && codePoint != '\n' && codePoint != '\t';
		return !control && Character.getType(codePoint) != Character.SURROGATE;
	}

	private void write(String markup) {
		try {
			this.out.write(markup);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
