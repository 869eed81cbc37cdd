package io.roomshift.input;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells what befell a cell that should hold an id; mostly it was a spreadsheet.
 */
final class IdDamage {

	private static final int MOST_DIGITS = 18;

	/** The first that matches tells. */
	private static final List<Kind> KINDS = List.of(new Kind(ProblemCode.ID_OTHER_DIGITS, "(?U)\\d+"),
			new Kind(ProblemCode.ID_SCIENTIFIC, "[+-]?\\d+([.,]\\d*)?[eE][+-]?\\d+"),
			new Kind(ProblemCode.ID_HASH, "#.*\\d"), new Kind(ProblemCode.ID_SIGN, "[+\\-\\u2212]\\s*\\d.*"),
			new Kind(ProblemCode.ID_SEPARATORS, "\\d{1,3}([.,'\\u2019_\\s\\h]\\d{3})+([.,]\\d*)?"),
			new Kind(ProblemCode.ID_DECIMALS, "\\d+[.,]\\d*"),
			new Kind(ProblemCode.ID_SEPARATORS, "\\d[\\d.,'\\u2019_\\s\\h]*"));

	private static final Pattern ZERO = Pattern.compile("0+");

	private IdDamage() {
	}

	/**
	 * What is wrong with the text; empty when it is an id.
	 */
	static Optional<ProblemCode> of(String text) {
		if (text.isEmpty()) {
			return Optional.of(ProblemCode.ID_MISSING);
		}
		if (!isDigits(text)) {
			return Optional.of(KINDS.stream()
				.filter((kind) -> kind.form().matcher(text).matches())
				.map(Kind::code)
				.findFirst()
				.orElse(ProblemCode.ID_NOT_A_NUMBER));
		}
		if (text.length() > MOST_DIGITS) {
			return Optional.of(ProblemCode.ID_TOO_LONG);
		}
		return ZERO.matcher(text).matches() ? Optional.of(ProblemCode.ID_ZERO) : Optional.empty();
	}

	static boolean isDigits(String text) {
		return !text.isEmpty() && Cell.find(text, (c) -> c < '0' || c > '9') < 0;
	}

	private record Kind(ProblemCode code, Pattern form) {

		Kind(ProblemCode code, String form) {
			this(code, Pattern.compile(form));
		}

	}

}
