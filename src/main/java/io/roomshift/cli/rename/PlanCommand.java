package io.roomshift.cli.rename;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.roomshift.cli.console.PlanText;
import io.roomshift.cli.session.CommandWords;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Version;
import io.roomshift.hipchat.HipChat;
import io.roomshift.input.Mapping;
import io.roomshift.job.Ending;
import io.roomshift.job.PlanReview;
import io.roomshift.job.Survey;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Wish;
import io.roomshift.report.Summary;
import io.roomshift.slack.SlackName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Shows what {@code apply} would do, and writes nothing, not even to the ledger.
 */
@Command(name = "plan", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = "Check the mapping, show the plan, write nothing.",
		footer = { "", "Example:", "  java -jar roomshift.jar plan rooms.csv" })
public final class PlanCommand implements Callable<Integer> {

	@Mixin
	private final Words.OfPlan words = new Words.OfPlan();

	@Override
	public Integer call() {
		return Session.onMapping(this.words, (session) -> plan(session, this.words));
	}

	/**
	 * Plans, and judges the plan.
	 */
	static Result plan(Session session, Words words) {
		Instant started = Instant.now();
		List<Wish> wishes = session.mapping().rows().stream().map(Mapping.Row::wish).toList();
		Survey survey = session.get(Survey.class);
		List<KnownRoom> known = survey.rooms(wishes);
		Plan plan = Planner.plan(wishes, known, ParkingNames.ofRun(0));
		PlanReview.Verdict verdict = session.get(PlanReview.class).review(plan, known);
		verdict.remarks().forEach(words.console()::warning);
		boolean refused = verdict.refused() || (plan.isBlocked() && !words.options().skipConflicts());
		Summary.Rooms rooms = new Summary.Rooms(wishes.size(), 0, plan.already().size(), 0,
				refused ? 0 : plan.conflicts().size(), refused ? wishes.size() - plan.already().size() : plan.steps());
		Summary summary = new Summary(null, words.command(), refused ? "refused" : "completed",
				refused ? ExitCode.WRONG_INPUT : ExitCode.OK, session.mapping().file().toString(), started,
				Instant.now(), rooms, new Summary.Verified(0, 0), Ending.calls(session.get(HipChat.class).counts()),
				null, next(refused, words));
		PlanText text = new PlanText(plan, session.mapping().file(), refused, words.output().verbose(),
				(name) -> words.slack().off() ? "" : SlackName.of(name.value(), words.slack().rules()).value());
		return new Result(summary, text.conflicts(), text.lines(summary.next()));
	}

	private static @Nullable String next(boolean refused, Words words) {
		if (refused) {
			return null;
		}
		List<String> args = new ArrayList<>(words.forReal());
		if (words.server().simulate()) {
			args.add("--simulate");
		}
		return CommandWords.of(args);
	}

}
