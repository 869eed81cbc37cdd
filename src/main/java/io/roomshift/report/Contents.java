package io.roomshift.report;

import java.util.List;

import io.roomshift.ledger.Run;
import io.roomshift.ledger.slack.SlackForecast;
import io.roomshift.ledger.timeline.Timeline;

/**
 * What there is to tell of a run beside its rows.
 *
 * @param run the run
 * @param summary how it ended
 * @param causes why rows are not as wished, the most frequent first
 * @param timeline when its calls were made
 * @param slack what Slack would make of its rooms
 */
public record Contents(Run run, Summary summary, List<CauseCount> causes, Timeline timeline, SlackForecast slack) {

	public Contents {
		causes = List.copyOf(causes);
	}

}
