package io.roomshift.hipchat.settings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

/**
 * What another encoder makes of a log event, without secrets.
 */
final class MaskedEncoder extends EncoderBase<ILoggingEvent> {

	private final Encoder<ILoggingEvent> encoder;

	private final Charset charset;

	MaskedEncoder(Encoder<ILoggingEvent> encoder) {
		this.encoder = encoder;
		this.charset = charset(encoder);
	}

	/**
	 * Of an encoder that doesn't tell, UTF-8: of the characters of secrets that is true
	 * of all charsets of logs.
	 */
	private static Charset charset(Encoder<ILoggingEvent> encoder) {
		if (encoder instanceof LayoutWrappingEncoder<ILoggingEvent> layout && layout.getCharset() != null) {
			return layout.getCharset();
		}
		return StandardCharsets.UTF_8;
	}

	@Override
	public byte[] headerBytes() {
		return this.encoder.headerBytes();
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		byte[] encoded = this.encoder.encode(event);
		String line = new String(encoded, this.charset);
		String masked = SecretMask.mask(line);
		return masked.equals(line) ? encoded : masked.getBytes(this.charset);
	}

	@Override
	public byte[] footerBytes() {
		return this.encoder.footerBytes();
	}

	@Override
	public void start() {
		this.encoder.start();
		super.start();
	}

	@Override
	public void stop() {
		this.encoder.stop();
		super.stop();
	}

}
