package io.roomshift.hipchat.settings;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/**
 * Logback's {@code %masked(...)}: whatever stands between the brackets, without secrets.
 */
public final class MaskedLine extends CompositeConverter<ILoggingEvent> {

	@Override
	protected String transform(ILoggingEvent event, String line) {
		return SecretMask.mask(line);
	}

}
