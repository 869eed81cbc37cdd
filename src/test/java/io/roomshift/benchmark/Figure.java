package io.roomshift.benchmark;

import java.util.Locale;

/**
 * One line of the benchmark's table.
 *
 * @param what what was measured
 * @param measured the figure
 * @param target what it should be; empty when there is no target
 * @param met whether it is
 */
record Figure(String what, String measured, String target, boolean met) {

	static Figure atMost(String what, double measured, double target, String unit) {
		return new Figure(what, shown(measured) + unit, "at most " + shown(target) + unit, measured <= target);
	}

	static Figure atLeast(String what, double measured, double target, String unit) {
		return new Figure(what, shown(measured) + unit, "at least " + shown(target) + unit, measured >= target);
	}

	static Figure plain(String what, String measured) {
		return new Figure(what, measured, "", true);
	}

	/**
	 * The line in Markdown.
	 */
	String line() {
		String verdict = this.target.isEmpty() ? "" : (this.met ? "yes" : "**no**");
		return "| " + this.what + " | " + this.measured + " | " + this.target + " | " + verdict + " |";
	}

	static String shown(double value) {
		String format = (Math.abs(value) >= 100) ? "%.0f" : "%.3f";
		String shown = String.format(Locale.ROOT, format, value);
		return shown.contains(".") ? shown.replaceAll("0+$", "").replaceAll("\\.$", "") : shown;
	}

}
