package io.roomshift.cli.rename;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Result;
import io.roomshift.cli.session.Version;
import io.roomshift.hipchat.HipChat;
import io.roomshift.input.Mapping;
import io.roomshift.job.chains.CallTab;
import io.roomshift.plan.Wish;
import io.roomshift.report.Certificate;
import io.roomshift.report.Summary;
import io.roomshift.room.Plural;
import io.roomshift.verify.Audit;
import io.roomshift.verify.Difference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Tells whether every room is as the mapping says and nothing else was changed by us.
 */
@Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = "Is every room as the mapping says, and was nothing else changed by us?",
		footer = { "", "Example:", "  java -jar roomshift.jar verify rooms.csv --format json" })
public final class VerifyCommand implements Callable<Integer> {

	private static final int SHOWN = 20;

	@Mixin
	private final Words.OfMapping words = new Words.OfMapping();

	@Override
	public Integer call() {
		return Session.onMapping(this.words, this::verify);
	}

	private Result verify(Session session) {
		Instant started = Instant.now();
		List<Wish> wishes = session.mapping().rows().stream().map(Mapping.Row::wish).toList();
		String url = session.url();
		Audit.Findings findings = session.get(Audit.class).audit(wishes, url);
		int differing = findings.differing().size();
		Summary summary = new Summary(null, this.words.command(),
				(differing == 0) ? "completed" : "completed_with_failures",
				(differing == 0) ? ExitCode.OK : ExitCode.DIFFERS,
				Summary.Files.ofMapping(session.mapping().file().toString()), started, Instant.now(),
				new Summary.Rooms(wishes.size(), 0, findings.asPlanned(), differing, 0, 0),
				new Summary.Verified(findings.asPlanned(), differing), CallTab.of(session.get(HipChat.class).counts()),
				null, null);
		return new Result(summary, List.of(), text(findings, session), new Certificate(url, Version.program(),
				session.mapping().sha256(), findings.differing().stream().map(VerifyCommand::row).toList()));
	}

	private static Certificate.Row row(Audit.Finding finding) {
		return new Certificate.Row(finding.wish().line(), finding.wish().room().value(), finding.newName().value(),
				finding.differences()
					.stream()
					.map((difference) -> new Certificate.Field(difference.field(), text(difference.expected()),
							text(difference.found())))
					.toList());
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

	private List<String> text(Audit.Findings findings, Session session) {
		List<String> lines = new ArrayList<>();
		long shown = this.words.output().verbose() ? Long.MAX_VALUE : SHOWN;
		findings.differing().stream().limit(shown).map((finding) -> line(finding, session)).forEach(lines::add);
		if (findings.differing().size() > shown) {
			lines.add(Plural.of(findings.differing().size() - shown, "more room differs", "more rooms differ")
					+ "; --verbose shows all.");
		}
		lines.add(Plural.of(findings.asPlanned(), "room is", "rooms are") + " as the mapping says, "
				+ Plural.of(findings.differing().size(), "differs", "differ") + ".");
		return lines;
	}

	private static String line(Audit.Finding finding, Session session) {
		String differences = finding.differences().stream().map(Difference::toString).collect(Collectors.joining("; "));
		return session.mapping().file() + ":" + finding.wish().line() + ": room " + finding.wish().room() + ": "
				+ differences + ".";
	}

}
