package io.roomshift.room;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The fields beside the name that a mapping row asks to change; null leaves a field as it
 * is.
 *
 * @param topic the topic, 0 to 250 code points
 * @param privacy who may enter
 * @param archived whether the room is archived
 * @param guestAccessible whether guests may enter by a link
 * @param owner the owner
 */
public record FieldWishes(@Nullable String topic, @Nullable Privacy privacy, @Nullable Boolean archived,
		@Nullable Boolean guestAccessible, @Nullable UserId owner) {

	/**
	 * The longest topic HipChat takes, in code points (its method page: "Valid length
	 * range: 0 - 250").
	 */
	public static final int MAX_TOPIC_LENGTH = 250;

	/** Every field stays as it is. */
	public static final FieldWishes NONE = new FieldWishes(null, null, null, null, null);

	/**
	 * Whether every field stays as it is.
	 */
	public boolean isEmpty() {
		return Stream.of(this.topic, this.privacy, this.archived, this.guestAccessible, this.owner)
			.allMatch(Objects::isNull);
	}

	/**
	 * The room as it is to be: these fields changed, all others as they were.
	 */
	public Room applyTo(Room room) {
		return new Room(room.id(), room.name(), orElse(this.privacy, room.privacy()),
				orElse(this.archived, room.archived()), orElse(this.guestAccessible, room.guestAccessible()),
				orElse(this.topic, room.topic()), (this.owner != null) ? this.owner : room.owner(),
				room.delegateAdminVisibility(), room.version());
	}

	private static <T> T orElse(@Nullable T wish, T present) {
		return (wish != null) ? wish : present;
	}

}
