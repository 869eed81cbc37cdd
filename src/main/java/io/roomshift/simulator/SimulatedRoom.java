package io.roomshift.simulator;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A room as the simulator holds it.
 *
 * @param id the id
 * @param name the name
 * @param privacy {@code public} or {@code private}
 * @param archived whether it is archived
 * @param guestAccessible whether guests may enter
 * @param topic the topic, empty when there is none
 * @param owner the id of the person who owns it
 * @param delegateAdminVisibility null means the group's default
 * @param members the ids of the people who were invited; only a private room has any
 * @param version changes whenever another field but the activity does
 * @param jid the XMPP address; keeps the slug of the first name
 * @param activity what happened in it
 */
public record SimulatedRoom(long id, String name, String privacy, boolean archived, boolean guestAccessible,
		String topic, long owner, @Nullable Boolean delegateAdminVisibility, Set<Long> members, String version,
		String jid, Activity activity) {

	static final String PUBLIC = "public";

	static final String PRIVATE = "private";

	private static final Instant FIRST_DAY = Instant.parse("2014-06-25T02:28:04Z");

	public SimulatedRoom {
		members = Set.copyOf(members);
		if (!privacy.equals(PUBLIC) && !privacy.equals(PRIVATE)) {
			throw new IllegalArgumentException("Privacy is public or private, not '" + privacy + "'");
		}
	}

	/**
	 * A public room that belongs to the first person of a seed.
	 */
	public static SimulatedRoom of(long id, String name) {
		Activity activity = new Activity(FIRST_DAY.plusSeconds(id), null, 0);
		return new SimulatedRoom(id, name, PUBLIC, false, false, "", 1, null, Set.of(), versionOf(id),
				"1_" + slug(name) + "@conf.hipchat.example", activity);
	}

	public SimulatedRoom withName(String name) {
		return new SimulatedRoom(this.id, name, this.privacy, this.archived, this.guestAccessible, this.topic,
				this.owner, this.delegateAdminVisibility, this.members, this.version, this.jid, this.activity);
	}

	public SimulatedRoom withPrivacy(String privacy) {
		return new SimulatedRoom(this.id, this.name, privacy, this.archived, this.guestAccessible, this.topic,
				this.owner, this.delegateAdminVisibility, this.members, this.version, this.jid, this.activity);
	}

	public SimulatedRoom withArchived(boolean archived) {
		return new SimulatedRoom(this.id, this.name, this.privacy, archived, this.guestAccessible, this.topic,
				this.owner, this.delegateAdminVisibility, this.members, this.version, this.jid, this.activity);
	}

	public SimulatedRoom withGuestAccessible(boolean guestAccessible) {
		return new SimulatedRoom(this.id, this.name, this.privacy, this.archived, guestAccessible, this.topic,
				this.owner, this.delegateAdminVisibility, this.members, this.version, this.jid, this.activity);
	}

	public SimulatedRoom withTopic(String topic) {
		return new SimulatedRoom(this.id, this.name, this.privacy, this.archived, this.guestAccessible, topic,
				this.owner, this.delegateAdminVisibility, this.members, this.version, this.jid, this.activity);
	}

	public SimulatedRoom withOwner(long owner) {
		return new SimulatedRoom(this.id, this.name, this.privacy, this.archived, this.guestAccessible, this.topic,
				owner, this.delegateAdminVisibility, this.members, this.version, this.jid, this.activity);
	}

	public SimulatedRoom withDelegateAdminVisibility(@Nullable Boolean visibility) {
		return new SimulatedRoom(this.id, this.name, this.privacy, this.archived, this.guestAccessible, this.topic,
				this.owner, visibility, this.members, this.version, this.jid, this.activity);
	}

	public SimulatedRoom withMembers(Set<Long> members) {
		return new SimulatedRoom(this.id, this.name, this.privacy, this.archived, this.guestAccessible, this.topic,
				this.owner, this.delegateAdminVisibility, members, this.version, this.jid, this.activity);
	}

	public SimulatedRoom withActivity(Activity activity) {
		return new SimulatedRoom(this.id, this.name, this.privacy, this.archived, this.guestAccessible, this.topic,
				this.owner, this.delegateAdminVisibility, this.members, this.version, this.jid, activity);
	}

	SimulatedRoom withVersion(String version) {
		return new SimulatedRoom(this.id, this.name, this.privacy, this.archived, this.guestAccessible, this.topic,
				this.owner, this.delegateAdminVisibility, this.members, version, this.jid, this.activity);
	}

	SimulatedRoom withNextVersion() {
		return withVersion(versionOf(31 * this.id + this.version.hashCode()));
	}

	boolean isPrivate() {
		return this.privacy.equals(PRIVATE);
	}

	/**
	 * What HipChat compares to tell whether a name is taken.
	 */
	static String key(String name) {
		return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

	static String versionOf(long seed) {
		long rest = SimulatorSeed.scramble(seed);
		StringBuilder version = new StringBuilder(8);
		for (int i = 0; i < 8; i++) {
			version.append((char) ('A' + rest % 26));
			rest /= 26;
		}
		return version.toString();
	}

	private static String slug(String name) {
		String folded = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
		return folded.replace(' ', '_').replaceAll("[^a-z0-9_-]", "");
	}

	/**
	 * What happened in a room.
	 *
	 * @param created when it was made
	 * @param lastActive when the last message came, null when none did
	 * @param messages how many came
	 */
	public record Activity(Instant created, @Nullable Instant lastActive, long messages) {

		Activity afterMessageAt(Instant time) {
			return new Activity(this.created, time, this.messages + 1);
		}

	}

}
