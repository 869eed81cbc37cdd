package io.roomshift.cli.options;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads lengths of time as people write them.
 */
final class Durations implements ITypeConverter<Duration> {

	private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

	/**
	 * Reads {@code 30s}, {@code 5m}, {@code 2h} or ISO-8601.
	 */
	@Override
	public Duration convert(String text) {
		Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
		if (matcher.matches()) {
			long value = Long.parseLong(matcher.group(1));
			return switch (matcher.group(2)) {
				case "ms" -> Duration.ofMillis(value);
				case "s" -> Duration.ofSeconds(value);
				case "m" -> Duration.ofMinutes(value);
				case "h" -> Duration.ofHours(value);
				default -> Duration.ofDays(value);
			};
		}
		try {
			Duration duration = Duration.parse(text);
			if (!duration.isNegative()) {
				return duration;
			}
		}
		catch (DateTimeParseException ex) {
			throw notADuration(text);
		}
		throw notADuration(text);
	}

	private static TypeConversionException notADuration(String text) {
		return new TypeConversionException("'" + text + "' is not a length of time. Write it as in 30s, 5m or 2h");
	}

}
