package io.roomshift.doctor;

import java.time.Duration;
import java.time.Instant;

import io.roomshift.doctor.check.Ages;
import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.hipchat.http.Probe.Reply;

/**
 * Compares the server's clock with this machine's.
 */
final class ClockCheck {

	/** More than what a slow answer and the seconds of the header make. */
	private static final Duration HARMLESS = Duration.ofSeconds(5);

	/** The header is cut to seconds, so that it is half of one behind on average. */
	private static final Duration CUT_OFF = Duration.ofMillis(500);

	private ClockCheck() {
	}

	static Check of(Reply reply) {
		Instant date = reply.rate().date();
		if (date == null) {
			return Check.skipped(Subject.HIPCHAT, "clock", "the answer does not tell the time");
		}
		Instant here = reply.sentAt().plus(reply.took().dividedBy(2));
		Duration ahead = Duration.between(here, date.plus(CUT_OFF));
		if (ahead.abs().compareTo(HARMLESS.plus(reply.took().dividedBy(2))) <= 0) {
			return Check.ok(Subject.HIPCHAT, "clock", "HipChat's clock and this machine's agree.");
		}
		return Check.warn(Subject.HIPCHAT, "clock",
				"HipChat's clock is " + Ages.show(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
						+ " this machine's.",
				"Let both keep time by NTP. Roomshift waits by HipChat's clock, so a run does not suffer; "
						+ "the times in its reports are this machine's.");
	}

}
