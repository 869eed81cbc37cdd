package io.roomshift.hipchat.settings;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.AppenderAttachable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemFactory;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Boot's logging by Logback, all of whose settings hold, on stderr and without secrets:
 * stdout is for results, and no line on the console or in a file holds a token, whatever
 * is logged at whatever level in whatever form.
 */
final class MaskedLogging extends LogbackLoggingSystem {

	private MaskedLogging(ClassLoader classLoader) {
		super(classLoader);
	}

	/**
	 * The settings tell how to log; a file that does may be named by
	 * {@code logging.config}.
	 */
	@Override
	protected String[] getStandardConfigLocations() {
		return new String[0];
	}

	@Override
	public void initialize(LoggingInitializationContext settings, @Nullable String location, @Nullable LogFile file) {
		super.initialize(settings, location, file);
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		context.getLoggerList().forEach(MaskedLogging::mask);
	}

	/**
	 * Masks what writes to a stream or a file, also behind others that hand on what they
	 * are given.
	 */
	private static void mask(AppenderAttachable<ILoggingEvent> appenders) {
		appenders.iteratorForAppenders().forEachRemaining((appender) -> {
			if (appender instanceof OutputStreamAppender<ILoggingEvent> output) {
				mask(output);
			}
			else if (appender instanceof AsyncAppenderBase<ILoggingEvent> behind) {
				mask(behind);
			}
		});
	}

	private static void mask(OutputStreamAppender<ILoggingEvent> output) {
		if (output.getEncoder() instanceof MaskedEncoder) {
			return;
		}
		MaskedEncoder encoder = new MaskedEncoder(output.getEncoder());
		encoder.start();
		output.setEncoder(encoder);
		if (output instanceof ConsoleAppender<ILoggingEvent> console) {
			console.stop();
			console.setTarget("System.err");
			console.start();
		}
	}

	/**
	 * Lets Boot find it before its own.
	 */
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static final class Factory implements LoggingSystemFactory {

		@Override
		public LoggingSystem getLoggingSystem(ClassLoader classLoader) {
			return new MaskedLogging(classLoader);
		}

	}

}
