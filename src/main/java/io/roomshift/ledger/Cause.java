package io.roomshift.ledger;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Why a row did not end as its author wished, with the cure.
 */
public enum Cause {

	/** The token was refused. */
	CREDENTIALS(true, "Set a valid token, then run the same command again."),

	/** The token lacks a scope. */
	SCOPE(true, "Make a token with the scopes view_group and admin_room, then run the same command again."),

	/** This token may not rename this room. */
	NOT_ALLOWED(false, "Use the token of the room's owner, of one of its admins or of a group admin."),

	/** HipChat does not have the room, or hides it. */
	NOT_FOUND(false, "Look at the room id; the room may have been deleted, or be hidden from this token."),

	/** Another room has the name. */
	NAME_TAKEN(false, "Choose another name, or rename the room that has it."),

	/** HipChat refuses what the row asks for. */
	INVALID(false, "Change the row so that HipChat accepts it."),

	/** The room was changed between plan and update. */
	CHANGED_MEANWHILE(false, "See what the room is called now, and whether the row is still right."),

	/** HipChat's answer lacks a field that an update must send. */
	UNREADABLE(false, "See the room in HipChat; rename it there, or mend what its answer lacks."),

	/** The room has no owner, and the row names none. */
	NO_OWNER(false, "Put the id of a new owner into the column owner_id."),

	/** HipChat could not be reached or was not available. */
	UNAVAILABLE(true, "Run the same command again when HipChat is up."),

	/** Nobody could tell what became of the update. */
	UNKNOWN_OUTCOME(true, "Run the same command again; it asks HipChat what the room is called."),

	/** The room that holds the wished name, or another of the ring, was not renamed. */
	WAITS_FOR_ANOTHER(true, "Mend the row of the room that holds the name first."),

	/** The room has its old name again, because another of its ring could not move. */
	ROLLED_BACK(true, "Mend the row that failed in the same ring, then run the rows together."),

	/** The room could be brought neither to its new nor to its old name. */
	LEFT_PARKED(false, "Rename the room by hand; it still has its temporary name."),

	/** Two rows want one name. */
	SAME_NAME(false, "Give one of the two rows another name."),

	/** A room that stays has the name. */
	NAME_HELD(false, "Choose another name, or rename the room that has it as well."),

	/** An archived room has the name. */
	NAME_HELD_BY_ARCHIVED(false, "Choose another name, or rename the archived room as well."),

	/** The room is not among those that the token can see. */
	ROOM_MISSING(false, "Look at the room id; the room may have been deleted, or be hidden from this token."),

	/** The room's name is not the one that the row expects. */
	NAME_NOT_EXPECTED(false, "Correct expected_name, or leave it empty."),

	/** Somebody renamed the room after us. */
	DRIFTED_NAME(false, "See who renamed the room; it is left as it is."),

	/** A field that nobody asked to change is not what it was. */
	DRIFTED_FIELDS(false, "See who changed the room; it is left as it is.");

	private static final Map<String, Cause> BY_WORD = Stream.of(values())
		.collect(Collectors.toUnmodifiableMap(Cause::word, Function.identity()));

	private final String word;

	private final boolean mayPass;

	private final String tip;

	Cause(boolean mayPass, String tip) {
		this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
		this.mayPass = mayPass;
		this.tip = tip;
	}

	/**
	 * Whether a later try of the same row may succeed although nobody changed the
	 * mapping.
	 */
	public boolean mayPass() {
		return this.mayPass;
	}

	/**
	 * What an operator should do.
	 */
	public String tip() {
		return this.tip;
	}

	/**
	 * The word by which reports name it.
	 */
	public String word() {
		return this.word;
	}

	/**
	 * The cause of that word; empty when there is none.
	 */
	public static Optional<Cause> parse(@Nullable String word) {
		return (word != null) ? Optional.ofNullable(BY_WORD.get(word)) : Optional.empty();
	}

}
