package io.roomshift.slack;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The channel name that Slack's rules leave of a room's name.
 *
 * @param value the channel name; empty when nothing is left, as of {@code #####}
 * @param changes what was done to the room's name, in the order of {@link Change}; empty
 * if and only if the room's name is the channel name
 */
public record SlackName(String value, Set<Change> changes) {

	/** Names in which nothing is to be changed but their length. */
	private static final Pattern PLAIN = Pattern.compile("[a-z0-9]++(?:[-_][a-z0-9]++)*+");

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]");

	private static final Pattern GAP = Pattern.compile("[-\\s\\p{Z}]+");

	private static final Pattern OUTER_SPACES = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

	public SlackName {
		changes = Collections
			.unmodifiableSet(changes.isEmpty() ? EnumSet.noneOf(Change.class) : EnumSet.copyOf(changes));
	}

	/**
	 * Makes a channel name of a room's name, whatever that holds; a channel name stays as
	 * it is.
	 */
	public static SlackName of(String roomName, SlackRules rules) {
		return of(roomName, "", rules);
	}

	/**
	 * Makes a channel name that begins with a prefix, unless nothing but the prefix would
	 * be in it; one that begins so stays as it is.
	 * @param prefix a beginning that is a channel name once something follows it; it ends
	 * in a hyphen or an underscore, unless it is empty
	 */
	public static SlackName of(String roomName, String prefix, SlackRules rules) {
		if (prefix.isEmpty() && roomName.length() <= rules.limit() && PLAIN.matcher(roomName).matches()) {
			return new SlackName(roomName, Set.of());
		}
		String folded = Folding.fold(roomName, rules.letters());
		String own = withoutPrefix(folded, prefix);
		String kept = Folding.cutAtHyphen(own, rules.limit() - Folding.length(prefix));
		Set<Change> changes = foldingChanges(roomName, folded);
		if (!kept.equals(own)) {
			changes.add(Change.LENGTH);
		}
		if (!prefix.isEmpty() && own.equals(folded)) {
			changes.add(Change.PREFIX);
		}
		return new SlackName(kept.isEmpty() ? "" : prefix + kept, changes);
	}

	/**
	 * What follows the prefix, if that is a name by itself.
	 */
	private static String withoutPrefix(String folded, String prefix) {
		String rest = folded.startsWith(prefix) ? folded.substring(prefix.length()) : folded;
		return Folding.trim(rest).equals(rest) ? rest : folded;
	}

	private static Set<Change> foldingChanges(String roomName, String folded) {
		String small = roomName.toLowerCase(Locale.ROOT);
		Set<Change> changes = EnumSet.noneOf(Change.class);
		if (!small.equals(roomName)) {
			changes.add(Change.CASE);
		}
		if (SPACE.matcher(roomName).find()) {
			changes.add(Change.SPACES);
		}
		if (!hyphenateSpaces(small).equals(folded)) {
			changes.add(Change.CHARACTERS);
		}
		return changes;
	}

	private static String hyphenateSpaces(String text) {
		String trimmed = OUTER_SPACES.matcher(text).replaceAll("");
		return GAP.matcher(trimmed).replaceAll((gap) -> SPACE.matcher(gap.group()).find() ? "-" : gap.group());
	}

	/**
	 * Whether nothing is left of the room's name.
	 */
	public boolean isEmpty() {
		return this.value.isEmpty();
	}

	/**
	 * What the lint has to say about the room's name alone, if anything: the gravest.
	 */
	public Optional<Finding> finding() {
		if (isEmpty()) {
			return Optional.of(Finding.EMPTY);
		}
		if (this.changes.contains(Change.LENGTH)) {
			return Optional.of(Finding.TOO_LONG);
		}
		return this.changes.isEmpty() ? Optional.empty() : Optional.of(Finding.CHANGED);
	}

}
