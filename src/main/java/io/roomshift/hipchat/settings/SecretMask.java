package io.roomshift.hipchat.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Replaces every secret that the program knows by its fingerprint, in whatever text is
 * about to be shown.
 */
public final class SecretMask {

	/** Anything shorter is part of ordinary words, and no token. */
	private static final int SHORTEST = 4;

	/** Longer secrets first, as one may hold another. */
	private static final Map<String, String> SHOWN = new ConcurrentSkipListMap<>(
			Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

	private SecretMask() {
	}

	/**
	 * Hides a secret, also as it looks in a URL.
	 */
	public static void hide(String secret, String shown) {
		if (secret.length() >= SHORTEST) {
			SHOWN.put(secret, "[" + shown + "]");
			SHOWN.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), "[" + shown + "]");
		}
	}

	/**
	 * A text from elsewhere without any secret, on one line, cut where it is longer.
	 * @param longest the characters of it that are shown
	 */
	public static String line(String text, int longest) {
		String line = line(text).replaceAll(" +", " ").strip();
		return (line.length() > longest) ? line.substring(0, longest) + "…" : line;
	}

	/**
	 * A text from elsewhere without any secret, on one line: a blank stands for what
	 * would end the line, or command a terminal.
	 */
	public static String line(String text) {
		return mask(text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "));
	}

	/**
	 * The text without any secret.
	 */
	public static String mask(String text) {
		String masked = text;
		for (Map.Entry<String, String> secret : SHOWN.entrySet()) {
			masked = masked.replace(secret.getKey(), secret.getValue());
		}
		return masked;
	}

}
