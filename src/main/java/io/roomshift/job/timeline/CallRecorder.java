package io.roomshift.job.timeline;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.roomshift.hipchat.CallListener;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.timeline.LiveTimeline;
import io.roomshift.ledger.timeline.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * Puts the calls of a run into its timeline. Calls that belong to no run are not noted.
 */
public final class CallRecorder implements CallListener {

	private final Supplier<Timelines> timelines;

	private volatile @Nullable LiveTimeline timeline;

	/**
	 * Creates the recorder.
	 * @param timelines is asked when a run begins: a command that keeps no run opens no
	 * ledger
	 */
	CallRecorder(Supplier<Timelines> timelines) {
		this.timelines = timelines;
	}

	/**
	 * Notes the calls of this run from now on.
	 */
	public void begin(Run run) {
		this.timeline = this.timelines.get().begin(run);
	}

	@Override
	public void leaves(Kind kind) {
		note((line) -> {
			switch (kind) {
				case READ -> line.get();
				case UPDATE -> line.put();
				case MESSAGE -> line.post();
			}
		});
	}

	@Override
	public void throttled() {
		note(LiveTimeline::throttled);
	}

	@Override
	public void retrying(String what, String why) {
		note(LiveTimeline::retried);
	}

	@Override
	public void waiting(Instant until, String why) {
		note(LiveTimeline::waiting);
	}

	@Override
	public void budget(int left, int limit) {
		note((line) -> line.budget(left, limit));
	}

	private void note(Consumer<LiveTimeline> what) {
		LiveTimeline present = this.timeline;
		if (present != null) {
			what.accept(present);
		}
	}

}
