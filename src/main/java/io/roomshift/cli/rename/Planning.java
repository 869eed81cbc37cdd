package io.roomshift.cli.rename;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.EndingText;
import io.roomshift.cli.console.Screen;
import io.roomshift.cli.plan.CallForecast;
import io.roomshift.cli.plan.Calls;
import io.roomshift.cli.plan.Complaints;
import io.roomshift.cli.plan.PlanScreen;
import io.roomshift.cli.plan.PlanText;
import io.roomshift.cli.plan.PlanView;
import io.roomshift.cli.plan.Refusal;
import io.roomshift.cli.session.CommandWords;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Result;
import io.roomshift.hipchat.CallCounts;
import io.roomshift.hipchat.HipChat;
import io.roomshift.input.Mapping;
import io.roomshift.job.PlanReview;
import io.roomshift.job.RenameRequest;
import io.roomshift.job.Survey;
import io.roomshift.job.chains.CallTab;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Wish;
import io.roomshift.report.Summary;
import io.roomshift.slack.SlackName;
import io.roomshift.slack.SlackRules;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is made to be looked at, and what is shown of it.
 */
final class Planning {

	/** The command that was typed, and the next one. */
	private static final int PROMPTS = 2;

	private final Session session;

	private final Words words;

	private final @Nullable Path out;

	private final Instant started = Instant.now();

	private @Nullable PlanView view;

	/**
	 * Creates it without a plan.
	 * @param out the file that the plan is written to; null for none
	 */
	Planning(Session session, Words words, @Nullable Path out) {
		this.session = session;
		this.words = words;
		this.out = out;
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
				(refusal == Refusal.NONE) ? forecast(plan) : null,
				(refusal == Refusal.NONE) ? CommandWords.of(this.words.forReal()) : null);
	}

	private Refusal refusal(Plan plan, PlanReview.Verdict verdict) {
		if (plan.isBlocked() && !this.words.options().skipConflicts()) {
			return Refusal.CONFLICTS;
		}
		return verdict.refused() ? Refusal.SLACK : Refusal.NONE;
	}

	/**
	 * A run looks as this command did. A call that was throttled went again.
	 */
	private CallForecast forecast(Plan plan) {
		HipChat hipChat = this.session.get(HipChat.class);
		Survey survey = this.session.get(Survey.class);
		CallCounts made = hipChat.counts();
		long looks = made.total() - made.throttled();
		Calls.Look look = new Calls.Look(looks, looks - made.tokens().size() - survey.readAlone(), survey.hidden());
		RenameRequest.Options options = this.words.options();
		return CallForecast.of(Calls.of(plan, look, options.wording() != null), options.freshWithin(),
				hipChat.budgets(), Instant.now());
	}

	/**
	 * What the command came to; conflicts and remarks are shown before.
	 */
	Result result() {
		PlanView shown = view();
		Console console = this.words.console();
		Optional<Screen> screen = this.words.output().json() ? Optional.empty() : console.screen();
		List<String> text = screen.map((terminal) -> fitted(shown, terminal, console)).orElseGet(() -> {
			complainOf(shown, console);
			return PlanText.lines(shown);
		});
		return new Result(summary(shown), List.of(), text);
	}

	private void complainOf(PlanView shown, Console console) {
		new Complaints(shown).show(console, this.words.output().verbose() ? Integer.MAX_VALUE : EndingText.SHOWN);
	}

	/**
	 * The plan as high as there is room for below what is wrong with it. That gets most
	 * of what the headings leave, and all where nothing would be done for it.
	 */
	private List<String> fitted(PlanView shown, Screen screen, Console console) {
		PlanScreen plan = new PlanScreen(shown, screen);
		if (console.isTerminal()) {
			int free = room(screen, console) - plan.least();
			new Complaints(shown).show(console, screen, (shown.refusal() != Refusal.NONE) ? free : free / 3 * 2);
		}
		else {
			complainOf(shown, console);
		}
		return plan.lines(room(screen, console));
	}

	private int room(Screen screen, Console console) {
		return this.words.output().verbose() ? Integer.MAX_VALUE : screen.rows() - PROMPTS - console.shown();
	}

	private Summary.Files files() {
		return new Summary.Files(view().source(), (this.out != null) ? this.out.toString() : null, null);
	}

	private static Summary.@Nullable Forecast forecast(PlanView shown) {
		CallForecast forecast = shown.forecast();
		return (forecast != null) ? new Summary.Forecast(forecast.calls().total(),
				forecast.isLimited() ? Long.valueOf(forecast.duration().toSeconds()) : null) : null;
	}

	private Summary summary(PlanView shown) {
		Plan plan = shown.plan();
		boolean refused = shown.refusal() != Refusal.NONE;
		int wishes = this.session.mapping().rows().size();
		Summary.Rooms rooms = new Summary.Rooms(wishes, 0, plan.already().size(), 0,
				refused ? 0 : plan.conflicts().size(), refused ? wishes - plan.already().size() : plan.steps().size());
		return new Summary(null, this.words.command(), refused ? "refused" : "completed",
				refused ? ExitCode.WRONG_INPUT : ExitCode.OK, files(), this.started, Instant.now(), rooms,
				Summary.Verified.NONE, CallTab.of(this.session.get(HipChat.class).counts()), forecast(shown),
				shown.next());
	}

}
