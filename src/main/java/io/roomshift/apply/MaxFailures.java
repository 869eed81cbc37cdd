package io.roomshift.apply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rooms may fail before a run stops: a count, judged at once, or a share of the
 * rooms that have an outcome, judged once there are 20 of them.
 *
 * @param value the count or the percentage
 * @param percent whether it is a percentage
 */
public record MaxFailures(int value, boolean percent) {

	private static final int ENOUGH_TO_JUDGE = 20;

	private static final Pattern FORMAT = Pattern.compile("(\\d{1,9})(%?)");

	/**
	 * Reads {@code 5} or {@code 10%}.
	 * @throws IllegalArgumentException when it is neither, or more than 100%
	 */
	public static MaxFailures parse(String text) {
		Matcher matcher = FORMAT.matcher(text);
		boolean percent = text.endsWith("%");
		if (!matcher.matches() || (percent && Integer.parseInt(matcher.group(1)) > 100)) {
			throw new IllegalArgumentException("'" + text + "' is neither a count such as 5 nor a share such as 10%");
		}
		return new MaxFailures(Integer.parseInt(matcher.group(1)), percent);
	}

	boolean exceededBy(int failed, int ended) {
		if (!this.percent) {
			return failed > this.value;
		}
		return ended >= ENOUGH_TO_JUDGE && failed * 100L > (long) this.value * ended;
	}

	@Override
	public String toString() {
		return this.value + (this.percent ? "%" : "");
	}

}
