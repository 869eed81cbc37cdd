package io.roomshift.hipchat.messages;

import java.util.regex.Pattern;

import io.roomshift.room.RoomId;

/**
 * Whom a message is for: all who are in a room, or one person.
 *
 * @param kind what it is
 * @param id the room's id; the person's id, e-mail address or mention name
 */
public record Addressee(Kind kind, String id) {

	private static final Pattern MENTION = Pattern.compile("@[^@\\s/]+");

	private static final Pattern EMAIL = Pattern.compile("[^@\\s/]+@[^@\\s/]+");

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

	public static Addressee of(RoomId room) {
		return new Addressee(Kind.ROOM, room.toString());
	}

	/**
	 * A person by id, as in {@code 12}, by e-mail address, or by mention name, as in
	 * {@code @bo}.
	 * @throws UnfitMessageException when it is none of them
	 */
	public static Addressee parsePerson(String text) {
		String name = text.strip();
		if (!NUMBER.matcher(name).matches() && !MENTION.matcher(name).matches() && !EMAIL.matcher(name).matches()) {
			throw new UnfitMessageException("'" + text + "' is no person. Name one by id, as in 12, by e-mail address, "
					+ "or by mention name, as in @bo.");
		}
		return new Addressee(Kind.PERSON, name);
	}

	/**
	 * As it stands in a sentence.
	 */
	@Override
	public String toString() {
		return (this.kind == Kind.ROOM) ? "room " + this.id : "'" + this.id + "'";
	}

	/** What a message may be for. */
	public enum Kind {

		ROOM, PERSON

	}

}
