package io.roomshift.cli.options;

import io.roomshift.apply.MaxFailures;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how many rooms may fail.
 */
final class Failures implements ITypeConverter<MaxFailures> {

	@Override
	public MaxFailures convert(String text) {
		try {
			return MaxFailures.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new TypeConversionException(String.valueOf(ex.getMessage()));
		}
	}

}
