package io.roomshift.cli.rooms;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.roomshift.cli.options.ChannelOptions;
import io.roomshift.cli.session.CommandWords;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Output;
import io.roomshift.cli.session.Result;
import io.roomshift.cli.session.Version;
import io.roomshift.plan.KnownRoom;
import io.roomshift.report.Summary;
import io.roomshift.room.Plural;
import io.roomshift.room.RoomId;
import io.roomshift.suggest.Style;
import io.roomshift.suggest.Suggest;
import io.roomshift.suggest.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes a mapping that gives all rooms names which Slack takes.
 */
@Command(name = "suggest", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = "A complete mapping to edit: names that Slack takes, no two alike.",
		footer = { "", "Examples:", "  java -jar roomshift.jar suggest -o rooms.csv",
				"  java -jar roomshift.jar suggest -o rooms.csv --only-changed --prefix proj-",
				"  java -jar roomshift.jar suggest --simulate" })
public final class SuggestCommand implements Callable<Integer> {

	private static final int SHOWN = 5;

	@Mixin
	private final RoomWords words = new RoomWords();

	@Option(names = "--only-changed", description = "Leave rooms out that keep their names.")
	private boolean onlyChanged;

	@Option(names = "--include-archived",
			description = "Give archived rooms new names too; without it they keep theirs, and others make way for them.")
	private boolean includeArchived;

	@Option(names = "--prefix", paramLabel = "PREFIX", defaultValue = "",
			description = "What all names begin with, as in proj-")
	private String prefix = "";

	@Mixin
	private final ChannelOptions channels = new ChannelOptions();

	private int rooms;

	private List<Suggestion> suggestions = List.of();

	@Override
	public Integer call() {
		Style style = style();
		return RoomSession.run(this.words, (session) -> suggest(session, style));
	}

	private Style style() {
		try {
			return new Style(this.channels.rules(), this.prefix, this.includeArchived);
		}
		catch (IllegalArgumentException ex) {
			throw this.words.refusal("--prefix: " + ex.getMessage());
		}
	}

	private Result suggest(RoomSession session, Style style) {
		Output.write(this.words.file(), this.words.console(), (out) -> {
			Collection<KnownRoom> known = rooms(session);
			this.rooms = known.size();
			this.suggestions = Suggest.suggest(known, style);
			write(out);
			shared(Suggest.shared(known, style)).ifPresent(session::warning);
		});
		int changed = (int) this.suggestions.stream().filter(Suggestion::isChange).count();
		int right = this.suggestions.size() - changed;
		int left = this.rooms - this.suggestions.size();
		Path file = this.words.file();
		boolean empty = this.suggestions.isEmpty() || (this.onlyChanged && changed == 0);
		return session.result(ExitCode.OK, text(changed, right, left),
				new Summary.Rooms(this.rooms, 0, right, 0, left, changed),
				(file != null && !empty) ? next(file) : null);
	}

	/**
	 * A room that is made while we read moves the others down, and one may then be on two
	 * pages.
	 */
	private static Collection<KnownRoom> rooms(RoomSession session) {
		Map<RoomId, KnownRoom> rooms = new HashMap<>();
		session.list((room) -> rooms.put(room.id(), new KnownRoom(room.id(), room.name(), room.archived())));
		return rooms.values();
	}

	private static Optional<String> shared(SortedMap<String, List<RoomId>> channels) {
		return channels.entrySet()
			.stream()
			.findFirst()
			.map((first) -> "Archived rooms keep their names here, by which several of them would share "
					+ Plural.of(channels.size(), "channel") + ": '" + first.getKey() + "' is one, of rooms "
					+ first.getValue().stream().limit(SHOWN).map(RoomId::toString).collect(Collectors.joining(", "))
					+ ". --include-archived gives each a name of its own.");
	}

	private void write(Writer out) throws IOException {
		SuggestedCsv csv = new SuggestedCsv(out);
		for (Suggestion suggestion : this.suggestions) {
			if (suggestion.isChange() || !this.onlyChanged) {
				csv.add(suggestion);
			}
		}
	}

	private List<String> text(int changed, int right, int left) {
		List<String> lines = new ArrayList<>();
		lines.add("Rooms     " + this.rooms + ": " + changed + " to rename, " + right + " already right, " + left
				+ " archived and left out");
		List<Suggestion> review = this.suggestions.stream().filter(Suggestion::review).toList();
		if (!review.isEmpty()) {
			lines.add("Review    " + Plural.of(review.size(), "room needs a name", "rooms need names")
					+ " by a person: look for 'review' in the column why");
		}
		if (review.stream().anyMatch(SuggestCommand::hasLetters)) {
			lines.add("          --slack-letters unicode would keep letters of other scripts");
		}
		return lines;
	}

	private static boolean hasLetters(Suggestion suggestion) {
		return suggestion.name().value().codePoints().anyMatch(Character::isLetter);
	}

	private @Nullable String next(Path file) {
		List<String> next = new ArrayList<>(List.of("plan", file.toString()));
		if (this.words.simulate()) {
			next.add("--simulate");
		}
		next.addAll(this.channels.words());
		return CommandWords.of(next);
	}

}
