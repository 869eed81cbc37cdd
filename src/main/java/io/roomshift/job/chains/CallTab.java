package io.roomshift.job.chains;

import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.HipChat;
import io.roomshift.ledger.Run;

/**
 * The calls of this process as the ledger keeps them.
 */
public final class CallTab {

	private final HipChat hipChat;

	private Run.Calls known = Run.Calls.NONE;

	public CallTab(HipChat hipChat) {
		this.hipChat = hipChat;
	}

	/**
	 * The calls since this was asked last.
	 */
	public synchronized Run.Calls fresh() {
		Run.Calls now = of(this.hipChat.counts());
		Run.Calls fresh = now.since(this.known);
		this.known = now;
		return fresh;
	}

	/**
	 * Counts as the ledger keeps them.
	 */
	public static Run.Calls of(CallCounts counts) {
		return new Run.Calls(counts.get(), counts.put(), counts.post(), counts.throttled(), counts.tokens()
			.stream()
			.map((token) -> new Run.OfToken(token.fingerprint(), token.total(), token.throttled(), token.setAside()))
			.toList());
	}

}
