package io.roomshift.log;

import java.time.Instant;
import java.util.List;

import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.settings.Causes;
import io.roomshift.job.RunListener;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.plan.Conflict;
import io.roomshift.report.Summary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log how a run goes.
 */
public final class RunLog implements RunListener, CallListener {

	private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

	@Override
	public void begun(Run run) {
		LoggedRun.begin(run.id());
	}

	@Override
	public void started(Run run, boolean resumed) {
		LOG.info("Run {} {}: {} on {}", run.id(), resumed ? "goes on where it stopped" : "begins",
				run.request().mapping(), run.request().url());
	}

	@Override
	public void planned(Run run, Tally tally) {
		LOG.info("Plan: {} rows to do, {} already right, {} left out", tally.open(), tally.already(), tally.skipped());
	}

	@Override
	public void leftOut(Run run, List<Conflict> conflicts) {
		conflicts
			.forEach((conflict) -> LOG.warn("Line {} is left out: {}", conflict.wish().line(), conflict.explain()));
	}

	@Override
	public void verifying(Run run) {
		LOG.info("All rooms are compared with what they were before");
	}

	@Override
	public void telling(int done, int rooms) {
		if (done == 0) {
			LOG.info("Renamed rooms are told of their new names: {} to tell", rooms);
		}
	}

	@Override
	public void warning(String sentence) {
		LOG.warn("{}", sentence);
	}

	@Override
	public void stopping(String why) {
		LOG.warn("Stopping: {}", why);
	}

	@Override
	public void ended(Entry entry) {
		if (entry.outcome().cause() != null) {
			LOG.warn("Line {}, room {}: {}", entry.wish().line(), entry.room(), entry.outcome().detail());
		}
		else {
			LOG.debug("Line {}, room {}: {}", entry.wish().line(), entry.room(), entry.state());
		}
	}

	@Override
	public void throttled() {
		LOG.debug("HipChat answered with 429");
	}

	@Override
	public void waiting(Instant until, String why) {
		LOG.info("{}; waiting until {}", why, until);
	}

	@Override
	public void messageWaits(Instant until, String why) {
		LOG.info("{}; waiting until {}", why, until);
	}

	@Override
	public void retrying(String what, String why) {
		LOG.info("{} is tried again: {}", what, why);
	}

	@Override
	public void setAside(String fingerprint, String why, int left) {
		LOG.warn("Token {} is set aside, {} left: {}", fingerprint, left, why);
	}

	/**
	 * The command came to its end.
	 * @param complaints what stands in the way
	 */
	public void ended(Summary summary, List<String> complaints) {
		Summary.Rooms rooms = summary.rooms();
		complaints.forEach((complaint) -> LOG.warn("{}", complaint));
		LOG.info("Verified: {} as planned, {} differing", summary.verified().asPlanned(),
				summary.verified().differing());
		if (summary.files().reportDir() != null) {
			LOG.info("Reports: {}", summary.files().reportDir());
		}
		LOG.atInfo()
			.addKeyValue("command", summary.command())
			.addKeyValue("state", summary.state())
			.addKeyValue("exit_code", summary.exitCode())
			.addKeyValue("calls", summary.calls().total())
			.log("Ended as {}: {} renamed, {} already right, {} failed, {} skipped, {} pending", summary.state(),
					rooms.renamed(), rooms.already(), rooms.failed(), rooms.skipped(), rooms.pending());
	}

	/**
	 * The command could not be carried out.
	 */
	public void failed(RuntimeException thrown) {
		LOG.error("Not carried out: {}", Causes.innermost(thrown));
	}

}
