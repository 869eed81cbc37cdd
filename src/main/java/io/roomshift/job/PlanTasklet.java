package io.roomshift.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.roomshift.announce.Wording;
import io.roomshift.input.Mapping;
import io.roomshift.job.chains.CurrentRun;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Entry.Outcome;
import io.roomshift.ledger.Entry.Place;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.RunState;
import io.roomshift.ledger.slack.SlackForecasts;
import io.roomshift.plan.Chain;
import io.roomshift.plan.Conflict;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Step;
import io.roomshift.plan.Wish;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Makes the plan of a run and puts it on record.
 */
final class PlanTasklet implements Tasklet {

	private final RenameRequest request;

	private final CurrentRun currentRun;

	private final Survey survey;

	private final Books books;

	private final PlanReview review;

	private final RunListener listener;

	PlanTasklet(RenameRequest request, CurrentRun currentRun, Survey survey, Books books, PlanReview review,
			RunListener listener) {
		this.request = request;
		this.currentRun = currentRun;
		this.survey = survey;
		this.books = books;
		this.review = review;
		this.listener = listener;
	}

	/**
	 * The plan on record stays when the run goes on; the token may be another one then.
	 */
	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		Run run = this.currentRun.get();
		if (run.state() == RunState.PLANNING) {
			plan(run);
		}
		else {
			this.survey.checkAnnouncing();
		}
		return RepeatStatus.FINISHED;
	}

	private void plan(Run run) {
		List<Wish> wishes = this.request.wishes();
		List<KnownRoom> rooms = this.survey.rooms(wishes);
		Plan plan = Planner.plan(wishes, rooms, ParkingNames.ofRun(run.id()));
		List<Conflict> blocking = plan.conflicts().stream().filter(Conflict::blocking).toList();
		if (!blocking.isEmpty() && !this.request.options().skipConflicts()) {
			throw new PlanRefusedException(plan.conflicts());
		}
		PlanReview.Verdict verdict = this.review.review(plan, rooms);
		verdict.shortened().forEach(this.listener::warning);
		if (verdict.refused()) {
			throw new PlanRefusedException(plan.conflicts());
		}
		List<Ledger.Row> rows = rows(run, plan, rooms).toList();
		Wording wording = this.request.options().wording();
		if (wording != null) {
			wording.check(rows.stream().map(Ledger.Row::entry));
		}
		this.books.forecasts().write(run, verdict.forecast());
		this.books.ledger().plan(run, rows.stream());
		this.listener.leftOut(run, plan.conflicts());
	}

	private Stream<Ledger.Row> rows(Run run, Plan plan, List<KnownRoom> rooms) {
		Map<RoomId, RoomName> names = new HashMap<>();
		rooms.forEach((room) -> names.put(room.id(), room.name()));
		Map<Integer, Entry> byLine = new HashMap<>();
		int number = 0;
		for (Chain chain : plan.chains()) {
			number++;
			for (int position = 0; position < chain.steps().size(); position++) {
				Step step = chain.steps().get(position);
				byLine.put(step.wish().line(),
						new Entry(run.id(), step.wish(), new Place(number, position, chain.ring()), step.from(),
								step.parking(), EntryState.PLANNED, null, null, Outcome.NONE));
			}
		}
		plan.already()
			.forEach((wish) -> byLine.put(wish.line(),
					settled(run, wish, names.get(wish.room()), EntryState.ALREADY, Outcome.NONE)));
		plan.conflicts()
			.forEach((conflict) -> byLine.put(conflict.wish().line(), settled(run, conflict.wish(),
					names.get(conflict.wish().room()), EntryState.SKIPPED, leftOut(conflict))));
		return this.request.mapping()
			.rows()
			.stream()
			.map((row) -> new Ledger.Row(entry(byLine, row), row.cells().csv()));
	}

	private static Entry entry(Map<Integer, Entry> byLine, Mapping.Row row) {
		Entry entry = byLine.get(row.wish().line());
		if (entry == null) {
			throw new IllegalStateException("The plan forgot line " + row.wish().line());
		}
		return entry;
	}

	private static Entry settled(Run run, Wish wish, @Nullable RoomName name, EntryState state, Outcome outcome) {
		return new Entry(run.id(), wish, Place.NONE, name, null, state, null, null, outcome);
	}

	private static Outcome leftOut(Conflict conflict) {
		Cause cause = Cause.parse(conflict.code())
			.orElseThrow(() -> new IllegalStateException("The ledger does not know " + conflict.code()));
		return Outcome.leftOut(cause, conflict.explain());
	}

	/**
	 * Where plans are put on record.
	 *
	 * @param ledger takes the plan
	 * @param forecasts takes what Slack would make of it
	 */
	record Books(Ledger ledger, SlackForecasts forecasts) {

	}

}
