package io.roomshift.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Puts the run's number into the MDC of whatever thread logs: a process works on one run,
 * and its calls end on threads that know of none. It holds nothing back but the stack
 * traces by which Spring Batch tells of a step that ended by a failure of which we tell
 * ourselves, in a sentence.
 */
final class LoggedRun extends Filter<ILoggingEvent> {

	private static final String KEY = "run";

	private final String number;

	private LoggedRun(long run) {
		this.number = String.valueOf(run);
	}

	/**
	 * Marks all lines from now on as those of the run.
	 */
	static void begin(long run) {
		LoggedRun filter = new LoggedRun(run);
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		context.getLoggerList()
			.forEach((logger) -> logger.iteratorForAppenders()
				.forEachRemaining((appender) -> appender.addFilter(filter)));
	}

	/**
	 * An event reads its MDC when it is written, after this.
	 */
	@Override
	public FilterReply decide(ILoggingEvent event) {
		MDC.put(KEY, this.number);
		return isToldElsewhere(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

	private static boolean isToldElsewhere(ILoggingEvent event) {
		return event.getThrowableProxy() != null && event.getLoggerName().startsWith("org.springframework.batch.")
				&& event.getThrowableProxy().getClassName().startsWith("io.roomshift.");
	}

}
