package io.roomshift.job;

import java.util.Optional;
import java.util.Set;

import io.roomshift.announce.WordingException;
import io.roomshift.apply.StopSignal;
import io.roomshift.apply.StopSignal.Kind;
import io.roomshift.apply.StopSignal.Stop;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.job.chains.CallTab;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.Tally;
import io.roomshift.report.ReportException;
import io.roomshift.report.Reports;
import org.jspecify.annotations.Nullable;

/**
 * Judges how a run ended, puts that on record and has the reports written.
 */
final class Closing {

	private static final Set<Kind> OUT_OF_REACH = Set.of(Kind.CREDENTIALS, Kind.SERVER);

	private final Ledger ledger;

	private final HipChat hipChat;

	private final StopSignal stop;

	private final Reports reports;

	private final RenameRequest request;

	private final RunListener listener;

	private @Nullable Ending ending;

	Closing(Ledger ledger, HipChat hipChat, StopSignal stop, Reports reports, RenameRequest request,
			RunListener listener) {
		this.ledger = ledger;
		this.hipChat = hipChat;
		this.stop = stop;
		this.reports = reports;
		this.request = request;
		this.listener = listener;
	}

	/**
	 * How the run ended; empty while it has not.
	 */
	Optional<Ending> ended() {
		return Optional.ofNullable(this.ending);
	}

	/**
	 * Ends a run that went through all of its steps.
	 */
	Ending close(Run run) {
		Tally tally = this.ledger.tally(run);
		boolean well = this.request.tellsAlone() ? tally.untold() == 0 : isWell(tally);
		return end(run, well ? Ending.Kind.COMPLETED : Ending.Kind.COMPLETED_WITH_FAILURES, "", null);
	}

	/**
	 * Leaves a run as an earlier process ended it.
	 */
	Ending leave(Run run) {
		reportIfDue(run);
		undone(run).ifPresent(this::reportIfDue);
		Tally tally = this.request.tally(run, this.ledger);
		boolean well = this.request.tellsAlone() ? tally.untold() == 0 : run.state() == RunState.COMPLETED;
		return new Ending(well ? Ending.Kind.ALREADY_COMPLETED : Ending.Kind.COMPLETED_WITH_FAILURES, run, tally,
				Run.Calls.NONE, "", null);
	}

	/**
	 * Ends a run that was cut short.
	 * @param fault what a step failed with; null when a stop was requested
	 */
	Ending cutShort(Run run, @Nullable RuntimeException fault) {
		if (fault instanceof PlanRefusedException) {
			return settled(run, Ending.Kind.REFUSED, "", fault);
		}
		if (fault instanceof WordingException) {
			return end(run, Ending.Kind.REFUSED, String.valueOf(fault.getMessage()), fault);
		}
		if (fault instanceof LedgerException) {
			return settled(run, Ending.Kind.STOPPED, String.valueOf(fault.getMessage()), fault);
		}
		Stop reason = reason(fault);
		if (reason.kind() == Kind.INTERRUPTED) {
			return settled(run, Ending.Kind.INTERRUPTED, reason.reason(), null);
		}
		boolean outOfReach = OUT_OF_REACH.contains(reason.kind()) && !written(run);
		return settled(run, outOfReach ? Ending.Kind.OUT_OF_REACH : Ending.Kind.STOPPED, reason.reason(), fault);
	}

	/**
	 * Why a step ended before its time: what was requested, or how HipChat failed. All
	 * else is a fault of the program, and the run stays one that was cut off.
	 */
	private Stop reason(@Nullable RuntimeException fault) {
		Optional<Stop> requested = this.stop.stop();
		if (requested.isPresent() && (fault == null || fault instanceof HipChatException)) {
			return requested.get();
		}
		if (fault instanceof HipChatException failure) {
			return new Stop(Kind.SERVER, String.valueOf(failure.getMessage()));
		}
		throw new IllegalStateException("A step ended unexpectedly", fault);
	}

	private static boolean isWell(Tally tally) {
		return tally.failed() + tally.skipped() + tally.differing() + tally.untold() == 0;
	}

	private boolean written(Run run) {
		if (this.request.tellsAlone()) {
			return this.hipChat.counts().post() > 0;
		}
		return this.hipChat.counts().put() + run.calls().put() > 0 || lastKnown(run).written();
	}

	private Ending end(Run run, Ending.Kind kind, String reason, @Nullable Throwable fault) {
		Run.Calls own = CallTab.of(this.hipChat.counts());
		Run.Calls calls = this.request.options().shared() ? own.and(ofWorkers(run)) : own;
		Tally tally = this.request.tally(run, this.ledger);
		if (run.request().undoes() != null) {
			this.ledger.undone(run);
		}
		Run ended = this.request.tellsAlone() ? this.ledger.end(run, stateOf(tally), "", own)
				: this.ledger.end(run, stateAfter(kind, tally.total() > 0), reason, own);
		Ending result = new Ending(kind, ended, tally, calls, reason, fault);
		this.ending = result;
		if (tally.total() > 0) {
			report(this.request.tellsAlone() ? Ending.recorded(ended, tally) : result);
		}
		undone(ended).ifPresent(this::reportIfDue);
		return result;
	}

	/**
	 * The calls of processes that helped since this one began.
	 */
	private Run.Calls ofWorkers(Run run) {
		return this.ledger.run(run.id()).orElseThrow().calls().since(run.calls());
	}

	/**
	 * A run stays what it was when its reports can't be written, for they can be written
	 * again from the ledger.
	 */
	private void report(Ending result) {
		try {
			this.reports.write(result.run(), result.summary(this.request.options().commandLine()));
		}
		catch (ReportException ex) {
			this.listener.warning(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Has the reports of a run written that an earlier process did not come to write, or
	 * that don't tell yet that it was undone.
	 */
	private void reportIfDue(Run run) {
		if (this.ledger.reportsDue(run)) {
			report(Ending.recorded(run, this.ledger.tally(run)));
		}
	}

	private Optional<Run> undone(Run run) {
		return Optional.ofNullable(run.request().undoes()).flatMap(this.ledger::run);
	}

	/**
	 * Ends a run that was cut short. When the ledger can't be written any more, the end
	 * is not put on record either: the next process finds the run as one that was cut
	 * off.
	 */
	private Ending settled(Run run, Ending.Kind kind, String reason, @Nullable Throwable fault) {
		try {
			return end(run, kind, reason, fault);
		}
		catch (LedgerException ex) {
			boolean begun = kind != Ending.Kind.REFUSED && kind != Ending.Kind.OUT_OF_REACH;
			String unrecorded = String.valueOf(ex.getMessage());
			boolean told = reason.isEmpty() || fault instanceof LedgerException;
			return new Ending(begun ? Ending.Kind.STOPPED : kind, run, lastKnown(run),
					CallTab.of(this.hipChat.counts()), told ? unrecorded : reason + " " + unrecorded, fault);
		}
	}

	/**
	 * The counts, or none when the ledger can't even be read; why not is told with the
	 * ending.
	 */
	private Tally lastKnown(Run run) {
		try {
			return this.ledger.tally(run);
		}
		catch (LedgerException ex) {
			return Tally.NONE;
		}
	}

	/**
	 * A run stays finished while its rooms are told, so that it is not taken up again to
	 * rename.
	 */
	private static RunState stateOf(Tally tally) {
		return isWell(tally) ? RunState.COMPLETED : RunState.COMPLETED_WITH_FAILURES;
	}

	private static RunState stateAfter(Ending.Kind kind, boolean planned) {
		return switch (kind) {
			case COMPLETED, ALREADY_COMPLETED -> RunState.COMPLETED;
			case COMPLETED_WITH_FAILURES -> RunState.COMPLETED_WITH_FAILURES;
			case REFUSED -> RunState.REFUSED;
			case OUT_OF_REACH -> planned ? RunState.STOPPED : RunState.REFUSED;
			case STOPPED -> RunState.STOPPED;
			case INTERRUPTED -> planned ? RunState.INTERRUPTED : RunState.REFUSED;
		};
	}

}
