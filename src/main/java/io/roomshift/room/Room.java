package io.roomshift.room;

import org.jspecify.annotations.Nullable;

/**
 * A room with every field that HipChat's update call replaces.
 *
 * @param id the id
 * @param name the name
 * @param privacy who may enter
 * @param archived whether the room is archived
 * @param guestAccessible whether guests may enter by a link
 * @param topic the topic, empty when there is none
 * @param owner the owner; null when HipChat's reply names none (a deleted account), which
 * no update may send
 * @param delegateAdminVisibility whether delegated admins see it; null means the group's
 * default, or that the server is older than the field
 * @param version HipChat's "etag-like random version string", null on servers that lack
 * it
 */
public record Room(RoomId id, RoomName name, Privacy privacy, boolean archived, boolean guestAccessible, String topic,
		@Nullable UserId owner, @Nullable Boolean delegateAdminVisibility, @Nullable String version) {

	/**
	 * This room under another name; the version is dropped, for it belongs to the room as
	 * it was read.
	 */
	public Room named(RoomName name) {
		return new Room(this.id, name, this.privacy, this.archived, this.guestAccessible, this.topic, this.owner,
				this.delegateAdminVisibility, null);
	}

	/**
	 * Whether both are equal in every field that an update replaces; the version does not
	 * count.
	 */
	public boolean sameAs(Room other) {
		return named(this.name).equals(other.named(other.name));
	}

}
