package io.roomshift.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.roomshift.plan.Wish;
import io.roomshift.room.Room;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * A field that is not what it should be.
 *
 * @param field HipChat's name of the field; {@link #ROOM} when there is no room to look
 * at
 * @param expected what it should be; null for none
 * @param found what it is; null for none
 */
public record Difference(String field, @Nullable Object expected, @Nullable Object found) {

	/** All of a room. */
	static final String ROOM = "room";

	/**
	 * In what a room differs from what its wish should have made of it. A server that
	 * names no owner, neither before nor after, can't be held to the one that was wished.
	 */
	static List<Difference> after(Wish wish, Room before, Room found) {
		Room expected = wish.fields().applyTo(before).named(wish.newName());
		List<Difference> differences = between(expected, found);
		if (before.owner() == null && found.owner() == null) {
			differences.removeIf((difference) -> difference.field().equals("owner"));
		}
		return differences;
	}

	/**
	 * All fields in which the rooms differ; the name first.
	 */
	static List<Difference> between(Room expected, Room found) {
		List<Difference> differences = new ArrayList<>();
		if (!expected.name().readsAs(found.name())) {
			differences.add(new Difference("name", expected.name(), found.name()));
		}
		add(differences, "privacy", expected.privacy().word(), found.privacy().word());
		add(differences, "is_archived", expected.archived(), found.archived());
		add(differences, "is_guest_accessible", expected.guestAccessible(), found.guestAccessible());
		add(differences, "topic", expected.topic(), found.topic());
		add(differences, "owner", expected.owner(), found.owner());
		add(differences, "delegate_admin_visibility", expected.delegateAdminVisibility(),
				found.delegateAdminVisibility());
		return differences;
	}

	private static void add(List<Difference> differences, String field, @Nullable Object expected,
			@Nullable Object found) {
		if (!Objects.equals(expected, found)) {
			differences.add(new Difference(field, expected, found));
		}
	}

	boolean isName() {
		return this.field.equals("name");
	}

	@Override
	public String toString() {
		return this.field.equals(ROOM) ? "should be called " + quoted(this.expected) + ", but " + absence()
				: this.field + " should be " + quoted(this.expected) + " and is " + quoted(this.found);
	}

	private String absence() {
		return (this.found != null) ? "can't be read: " + this.found.toString().replaceFirst("\\.$", "")
				: "there is no such room, or the token can't see it";
	}

	private static String quoted(@Nullable Object value) {
		return (value != null) ? RoomName.of(value.toString()).quoted() : "nothing";
	}

}
