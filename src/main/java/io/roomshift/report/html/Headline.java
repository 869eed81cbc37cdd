package io.roomshift.report.html;

import java.time.Duration;
import java.time.Instant;

import io.roomshift.ledger.Run;
import io.roomshift.ledger.Tally;
import io.roomshift.ledger.timeline.Stretch;
import io.roomshift.report.Contents;
import io.roomshift.report.Summary;

/**
 * How the run ended, and the facts about it.
 */
final class Headline implements Section {

	private final Contents contents;

	Headline(Contents contents) {
		this.contents = contents;
	}

	@Override
	public void writeTo(Markup html) {
		Verdict verdict = Verdict.of(this.contents);
		html.open("div", "class", "headline " + verdict.tone());
		html.element("p", verdict.word(), "class", "verdict");
		html.element("h1", verdict.sentence() + ".");
		Run run = this.contents.run();
		if (!run.stopReason().isEmpty()) {
			html.open("p", "class", "reason").name(run.stopReason()).close();
		}
		String next = this.contents.summary().next();
		if (next != null) {
			html.open("p", "class", "next").element("span", "Next").open("code").name(next).close().close();
		}
		html.close();
		html.open("dl", "class", "facts");
		facts(html);
		html.close();
	}

	private void facts(Markup html) {
		Run run = this.contents.run();
		Summary summary = this.contents.summary();
		given(html, "Mapping", run.request().mapping());
		given(html, run.request().rehearsal() ? "Rehearsed on" : "HipChat",
				run.request().url().replaceFirst("^https://", ""));
		Long undoes = run.request().undoes();
		if (undoes != null) {
			fact(html, "Takes back", "run " + undoes);
		}
		moment(html, "Started", run.startedAt());
		Instant ended = run.endedAt();
		if (ended != null) {
			moment(html, "Ended, after " + Figures.length(Duration.between(run.startedAt(), ended)), ended);
		}
		fact(html, "Calls", calls());
		fact(html, "Compared", Figures.count(summary.verified().asPlanned()) + " as planned, "
				+ Figures.count(summary.verified().differing()) + " differing");
		Tally.Told told = summary.rooms().told();
		if (told != null) {
			fact(html, "Told", told(told));
		}
	}

	/**
	 * The timeline also knows the calls of processes that were killed.
	 */
	private String calls() {
		Stretch total = this.contents.timeline().total();
		Run.Calls ended = this.contents.run().calls();
		long calls = Math.max(total.calls(), ended.total());
		long throttled = Math.max(total.throttled(), ended.throttled());
		return Figures.count(calls) + ((throttled > 0) ? ", " + Figures.count(throttled) + " throttled" : "");
	}

	private static String told(Tally.Told told) {
		return Figures.count(told.sent(), "room")
				+ ((told.failed() > 0) ? ", " + Figures.count(told.failed()) + " refused" : "")
				+ ((told.unsure() > 0) ? ", " + Figures.count(told.unsure()) + " in doubt" : "");
	}

	private static void moment(Markup html, String label, Instant instant) {
		html.open("div").element("dt", label).open("dd");
		html.element("time", Figures.date(instant), "datetime", instant.toString());
		html.close().close();
	}

	private static void given(Markup html, String label, String text) {
		html.open("div").element("dt", label).open("dd").name(text).close().close();
	}

	private static void fact(Markup html, String label, String text) {
		html.open("div").element("dt", label).element("dd", text).close();
	}

}
