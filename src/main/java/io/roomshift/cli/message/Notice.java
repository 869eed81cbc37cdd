package io.roomshift.cli.message;

import java.util.Optional;

import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.job.Ending.Kind;
import io.roomshift.notify.Delivery;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the sending of one message ended.
 *
 * @param state in one word
 * @param code the exit code
 * @param outcome what became of the message: {@code sent}, {@code not_sent} or
 * {@code unsure}
 * @param detail a sentence; empty when all is well or it was told before
 * @param calls the calls that were made
 */
record Notice(String state, int code, String outcome, String detail, CallCounts calls) {

	private static final String SENT = "sent";

	private static final String UNSURE = "unsure";

	private static final String NOT_SENT = "not_sent";

	static Notice of(Delivery delivery, CallCounts calls) {
		boolean unsure = delivery.kind() == Delivery.Kind.UNSURE;
		return of(unsure ? Kind.COMPLETED_WITH_FAILURES : Kind.COMPLETED, unsure ? UNSURE : SENT, delivery.detail(),
				calls);
	}

	/**
	 * The end of a message that was surely not sent.
	 */
	static Notice of(HipChatException failure, CallCounts calls) {
		Kind kind = switch (failure.failure()) {
			case NOT_FOUND, NOT_ALLOWED, INVALID -> Kind.COMPLETED_WITH_FAILURES;
			case STOPPED -> Kind.INTERRUPTED;
			default -> Kind.OUT_OF_REACH;
		};
		return of(kind, NOT_SENT, String.valueOf(failure.getMessage()), calls);
	}

	/**
	 * The end of a message that was not even begun, of which the operator was told.
	 */
	static Notice refused(int code) {
		return new Notice(Kind.REFUSED.word(), code, NOT_SENT, "", CallCounts.NONE);
	}

	private static Notice of(Kind kind, String outcome, String detail, CallCounts calls) {
		return new Notice(kind.word(), kind.code(), outcome, detail, calls);
	}

	/**
	 * What the operator is told on stderr.
	 */
	Optional<String> complaint() {
		if (this.outcome.equals(SENT) || this.detail.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(this.outcome.equals(UNSURE) ? "The message may have been sent, and is not sent again. "
				+ this.detail + " Look there before you send it anew." : this.detail);
	}

	/**
	 * What the operator is told on stdout.
	 */
	Optional<String> text(Addressee to) {
		return this.outcome.equals(SENT) ? Optional.of(("Sent to " + to + ". " + this.detail).strip())
				: Optional.empty();
	}

	/**
	 * The same as one JSON object.
	 */
	String json(Addressee to) {
		boolean room = to.kind() == Addressee.Kind.ROOM;
		ObjectNode json = JsonMapper.shared().createObjectNode();
		json.put("command", "notify").put("state", this.state).put("exit_code", this.code);
		json.put("room", room ? Long.valueOf(to.id()) : null);
		json.put("user", room ? null : to.id());
		json.put("outcome", this.outcome).put("detail", this.detail);
		json.putObject("calls")
			.put("total", this.calls.total())
			.put("get", this.calls.get())
			.put("post", this.calls.post())
			.put("throttled", this.calls.throttled());
		return json.toString();
	}

}
