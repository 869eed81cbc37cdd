package io.roomshift.report;

import java.time.Instant;
import java.util.regex.Pattern;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState.Standing;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.room.RoomName;
import io.roomshift.slack.SlackName;
import io.roomshift.slack.SlackRules;
import org.jspecify.annotations.Nullable;

/**
 * A row of the mapping as all reports tell it.
 *
 * @param line the line of the mapping on which it starts
 * @param room the room's id
 * @param oldName the room's name before the run; null when the room was not seen
 * @param newName the name it shall have
 * @param outcome what has become of it
 * @param cause why it is not as wished; null when all is well
 * @param detail one line for a person; empty when there is nothing to say
 * @param slackName the channel name that Slack would make of the new name
 * @param httpStatus the status of the last answer, 0 when none came
 * @param attempts updates sent for it
 * @param finishedAt when it came to its outcome; null while it has not, and when nothing
 * was tried
 * @param token the fingerprint of the token by which its last update was sent; null when
 * none was sent, or that is not known
 */
public record ReportedRow(int line, long room, @Nullable String oldName, String newName, Standing outcome,
		@Nullable Cause cause, String detail, SlackName slackName, int httpStatus, int attempts,
		@Nullable Instant finishedAt, @Nullable String token) {

	private static final String PENDING_TIP = "Run the same command again.";

	private static final Pattern LINE_ENDS_AND_CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

	/**
	 * Makes the row.
	 * @param told what its room was told; null when it was not to be told
	 * @param rules what Slack takes
	 */
	static ReportedRow from(Entry entry, @Nullable Announcement told, SlackRules rules) {
		Entry.Outcome last = entry.outcome();
		RoomName oldName = entry.oldName();
		Standing standing = entry.standing();
		return new ReportedRow(entry.wish().line(), entry.room().value(), (oldName != null) ? oldName.value() : null,
				entry.newName().value(), standing, last.cause(), oneLine(detail(entry) + " " + detail(told)),
				SlackName.of(entry.newName().value(), rules), last.httpStatus(), last.attempts(),
				(standing != Standing.PENDING) ? last.at() : null, last.token());
	}

	private static String detail(Entry entry) {
		String detail = entry.outcome().detail();
		if (!detail.isEmpty()) {
			return detail;
		}
		return switch (entry.state()) {
			case PLANNED -> "Not done yet.";
			case SENT -> "An update was sent; the next run asks HipChat what became of it.";
			case PARKED -> "The room waits on a temporary name"
					+ ((entry.parking() != null) ? ", " + entry.parking().quoted() + "." : ".");
			default -> "";
		};
	}

	private static String detail(@Nullable Announcement told) {
		if (told == null) {
			return "";
		}
		return switch (told.state()) {
			case DONE -> "";
			case OPEN -> "The room was not told of it yet.";
			case SENT -> "The room may have been told of it; the next run with --announce, or announce, looks.";
			case FAILED -> "The room was not told of it. " + told.detail();
			case UNSURE -> "The room may have been told of it. " + told.detail();
		};
	}

	private static String oneLine(String text) {
		return LINE_ENDS_AND_CONTROLS.matcher(text).replaceAll(" ").strip();
	}

	/**
	 * The detail, and the token where one is known.
	 */
	String detailWithToken() {
		return (this.token != null) ? (this.detail + " By token " + this.token + ".").strip() : this.detail;
	}

	/**
	 * Whether it is for the next try.
	 */
	boolean isLeft() {
		return switch (this.outcome) {
			case FAILED, SKIPPED, PENDING -> true;
			case RENAMED, ALREADY, UNDONE -> false;
		};
	}

	/**
	 * What an operator should do; empty when there is nothing to do.
	 */
	String tip() {
		if (this.outcome == Standing.PENDING) {
			return PENDING_TIP;
		}
		return (this.cause != null) ? this.cause.tip() : "";
	}

}
