package io.roomshift.slack;

import java.util.regex.Pattern;

/**
 * Which letters a channel name may have.
 */
public enum Letters {

	/** The letters a to z, as Slack documents it. */
	ASCII("[^a-z0-9_]+"),

	/** The same; words of other scripts are spelled in Latin letters first. */
	ROMANIZED("[^a-z0-9_]+"),

	/** Letters of every script, as Slack accepts in practice. */
	UNICODE("[^\\p{L}\\p{M}\\p{Nd}_]+");

	private final Pattern others;

	Letters(String others) {
		this.others = Pattern.compile(others);
	}

	/**
	 * The letters a to z, for which words of other scripts are spelled in Latin letters
	 * if ICU4J is on the class path.
	 */
	public static Letters latin() {
		return Romanization.isPossible(Letters.class.getClassLoader()) ? ROMANIZED : ASCII;
	}

	/**
	 * The text in this kind of letters, as far as another spelling can make it so.
	 */
	String spell(String text) {
		return (this == ROMANIZED) ? Romanization.present().romanize(text) : text;
	}

	/**
	 * The text with a hyphen in place of every run of anything but letters, digits and
	 * underscores.
	 */
	String hyphenate(String text) {
		return this.others.matcher(text).replaceAll("-");
	}

}
