package io.roomshift.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how many calls may be in flight.
 */
final class Concurrency implements ITypeConverter<Integer> {

	private static final int MOST = 256;

	@Override
	public Integer convert(String text) {
		if (text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST) {
			return Integer.valueOf(text);
		}
		throw new TypeConversionException("'" + text + "' is not a number from 1 to " + MOST);
	}

}
