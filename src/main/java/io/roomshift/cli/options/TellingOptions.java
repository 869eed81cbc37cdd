package io.roomshift.cli.options;

import java.nio.file.Path;
import java.time.Duration;

import io.roomshift.announce.Wording;
import io.roomshift.apply.MaxFailures;
import io.roomshift.job.RenameRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What the renamed rooms of an earlier run are told, and how that is gone about.
 */
public final class TellingOptions {

	@Mixin
	private final TextOptions text = new TextOptions();

	@Mixin
	private final StyleOptions style = new StyleOptions();

	@Option(names = "--again", description = "Tell all renamed rooms anew, also those that were told before.")
	private boolean again;

	@Option(names = "--stop-after", paramLabel = "DURATION", converter = Durations.class,
			description = "Stop cleanly after this long; the next run goes on.")
	private @Nullable Duration stopAfter;

	/**
	 * The options as the job takes them.
	 * @param concurrency how many calls may be in flight
	 * @param html whether {@code --format html} was said
	 * @param commandLine the command line that goes on, for people
	 * @throws io.roomshift.announce.WordingException when that can't be said
	 */
	public RenameRequest.Options with(int concurrency, boolean html, String commandLine) {
		Wording wording = Wording.of(this.text.text().orElse(""), this.style.kind(), this.style.style(html));
		return new RenameRequest.Options(concurrency, MaxFailures.parse("100%"), this.stopAfter, Duration.ZERO, false,
				wording, this.again, Path.of("reports"), commandLine, false);
	}

}
