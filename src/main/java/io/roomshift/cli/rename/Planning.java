package io.roomshift.cli.rename;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.EndingText;
import io.roomshift.cli.console.Screen;
import io.roomshift.cli.plan.CallForecast;
import io.roomshift.cli.plan.CallForecast.Calls;
import io.roomshift.cli.plan.PlanScreen;
import io.roomshift.cli.plan.PlanText;
import io.roomshift.cli.plan.PlanView;
import io.roomshift.cli.plan.Refusal;
import io.roomshift.cli.session.CommandWords;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.HipChat;
import io.roomshift.input.Mapping;
import io.roomshift.job.Ending;
import io.roomshift.job.PlanReview;
import io.roomshift.job.RenameRequest;
import io.roomshift.job.Survey;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Wish;
import io.roomshift.report.Summary;
import io.roomshift.room.Plural;
import io.roomshift.slack.SlackName;
import io.roomshift.slack.SlackRules;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is made to be looked at, and what is shown of it.
 */
final class Planning {

	/** What stands before a remark. */
	private static final String WARNING = "warning: ";

	private final Session session;

	private final Words words;

	private final Instant started = Instant.now();

	private @Nullable PlanView view;

	Planning(Session session, Words words) {
		this.session = session;
		this.words = words;
	}

	/**
	 * The plan, which is made when it is asked for first.
	 */
	PlanView view() {
		PlanView made = this.view;
		if (made == null) {
			made = plan();
			this.view = made;
		}
		return made;
	}

	private PlanView plan() {
		List<Wish> wishes = this.session.mapping().rows().stream().map(Mapping.Row::wish).toList();
		List<KnownRoom> known = this.session.get(Survey.class).rooms(wishes);
		Plan plan = Planner.plan(wishes, known, ParkingNames.ofRun(0));
		PlanReview.Verdict verdict = this.session.get(PlanReview.class).review(plan, known);
		Refusal refusal = refusal(plan, verdict);
		SlackRules rules = this.words.slack().rules();
		return new PlanView(this.session.mapping().file().toString(), plan, verdict.remarks(),
				this.words.slack().off() ? null : (name) -> SlackName.of(name.value(), rules).value(), refusal,
				(refusal == Refusal.NONE && plan.steps() > 0) ? forecast(plan) : null,
				(refusal == Refusal.NONE) ? CommandWords.of(this.words.forReal()) : null);
	}

	private Refusal refusal(Plan plan, PlanReview.Verdict verdict) {
		if (plan.isBlocked() && !this.words.options().skipConflicts()) {
			return Refusal.CONFLICTS;
		}
		return verdict.refused() ? Refusal.SLACK : Refusal.NONE;
	}

	private CallForecast forecast(Plan plan) {
		HipChat hipChat = this.session.get(HipChat.class);
		CallCounts made = hipChat.counts();
		RenameRequest.Options options = this.words.options();
		Calls calls = Calls.of(plan, made.total(), made.tokens().size(), options.wording() != null);
		return CallForecast.of(calls, plan.steps(), options.freshWithin(), hipChat.budgets(), Instant.now());
	}

	/**
	 * What the command came to; conflicts and remarks are shown before.
	 */
	Result result() {
		PlanView shown = view();
		Optional<Screen> screen = this.words.output().json() ? Optional.empty() : this.words.console().screen();
		int above = showWhatIsWrong(shown, screen);
		boolean all = this.words.output().verbose();
		return new Result(summary(shown), List.of(),
				screen.map((terminal) -> new PlanScreen(shown, terminal).lines(above, all))
					.orElseGet(() -> PlanText.lines(shown)));
	}

	/**
	 * Shows conflicts and remarks.
	 * @return the lines that they take
	 */
	private int showWhatIsWrong(PlanView shown, Optional<Screen> screen) {
		Console console = this.words.console();
		int most = this.words.output().verbose() ? Integer.MAX_VALUE
				: screen.map((terminal) -> Math.max(3, terminal.rows() / 8)).orElse(EndingText.SHOWN);
		int columns = screen.map((terminal) -> terminal.columns() - WARNING.length()).orElse(Integer.MAX_VALUE);
		List<List<String>> conflicts = EndingText.conflicts(shown.plan().conflicts(), shown.source(), most)
			.stream()
			.map((line) -> PlanScreen.wrapped(line, columns))
			.toList();
		List<List<String>> remarks = PlanReview.Verdict.shortened(shown.remarks(), most)
			.stream()
			.map((line) -> PlanScreen.wrapped(line, columns))
			.toList();
		screen.filter((terminal) -> !conflicts.isEmpty())
			.ifPresent((terminal) -> console
				.problem(terminal.bold("Conflicts (" + Plural.of(shown.plan().conflicts().size(), "row") + ")")));
		conflicts.forEach((lines) -> console.complaint(String.join("\n", lines)));
		remarks.forEach((lines) -> console.warning(String.join("\n", lines)));
		return Stream.concat(conflicts.stream(), remarks.stream()).mapToInt(List::size).sum();
	}

	private Summary summary(PlanView shown) {
		Plan plan = shown.plan();
		boolean refused = shown.refusal() != Refusal.NONE;
		int wishes = this.session.mapping().rows().size();
		Summary.Rooms rooms = new Summary.Rooms(wishes, 0, plan.already().size(), 0,
				refused ? 0 : plan.conflicts().size(), refused ? wishes - plan.already().size() : plan.steps());
		return new Summary(null, this.words.command(), refused ? "refused" : "completed",
				refused ? ExitCode.WRONG_INPUT : ExitCode.OK, shown.source(), this.started, Instant.now(), rooms,
				new Summary.Verified(0, 0), Ending.calls(this.session.get(HipChat.class).counts()), null, shown.next());
	}

}
