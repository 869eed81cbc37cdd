package io.roomshift.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

/**
 * Who and what is in the simulator when it starts for the first time.
 *
 * @param rooms the rooms, with names that differ in more than case
 * @param users the people
 * @param tokens the tokens
 */
public record SimulatorSeed(List<SimulatedRoom> rooms, List<User> users, List<Token> tokens) {

	/**
	 * The token of a seed that was given no other: a person who administers all rooms,
	 * with every scope.
	 */
	public static final String ADMIN_TOKEN = "simulated".repeat(5).substring(0, 40);

	private static final List<String> TOPICS = List.of("", "Incidents and hand-over", "Größe, Maße & Überschüsse",
			"会議室の予約", "Кофе в 16:00 \u2615", "Release 🎉 train");

	/** Names as people give them, with ids from 101 on. */
	private static final List<String> COMPANY = List.of("Engineering – Müller & Co.", "R&D / Q&A", "C++ / C#", "ops",
			"Ops!", "OPS?", "Backend Team", "backend-team", "İstanbul Office", "Ærø ßtraße", "🎉 Party!", "#####",
			"2019", "Old Projects 2014", "Don't Panic", "  All   Hands ", "=1+1", "会議室", "Привет, мир",
			"The room with a name that is just as long as can");

	private static final List<User> PEOPLE = List.of(new User(1, "admin", "Alma Admin", "alma@hipchat.example", false),
			new User(2, "bo", "Bo Åkesson", "bo@hipchat.example", false),
			new User(3, "chen", "Chen Wei", "chen@hipchat.example", false),
			new User(4, "dora", "Dóra Kiss", "dora@hipchat.example", false),
			new User(5, "emre", "Emre Çelik", "emre@hipchat.example", false));

	public SimulatorSeed {
		rooms = List.copyOf(rooms);
		if (rooms.stream().map((room) -> SimulatedRoom.key(room.name())).distinct().count() < rooms.size()) {
			throw new IllegalArgumentException("Two rooms of a seed have the same name");
		}
		users = List.copyOf(users);
		tokens = List.copyOf(tokens);
	}

	/**
	 * The given rooms, five people, and {@link #ADMIN_TOKEN}.
	 */
	public static SimulatorSeed of(List<SimulatedRoom> rooms) {
		return new SimulatorSeed(rooms, PEOPLE, List.of(Token.admin(ADMIN_TOKEN, 1)));
	}

	/**
	 * Rooms 1 to the given number, with invented names.
	 */
	public static SimulatorSeed ofRooms(int count) {
		Map<Long, @Nullable String> names = new LinkedHashMap<>();
		LongStream.rangeClosed(1, count).forEach((id) -> names.put(id, null));
		return forWishes(names);
	}

	/**
	 * Twenty rooms of a small company, whose names are hard on those who move them.
	 */
	public static SimulatorSeed ofCompany() {
		Map<Long, @Nullable String> names = new LinkedHashMap<>();
		COMPANY.forEach((name) -> names.put(101L + names.size(), name));
		return of(forWishes(names).rooms().stream().map(SimulatorSeed::used).toList());
	}

	/**
	 * The rooms that a mapping speaks of. Everything but the name follows from the id,
	 * and at least one room is archived, private and closed to guests.
	 * @param names the present name of each room id; null where it is not known, so that
	 * one is invented, as for a name that an earlier room has
	 */
	public static SimulatorSeed forWishes(Map<Long, @Nullable String> names) {
		Set<String> taken = new HashSet<>();
		Map<Long, String> given = new LinkedHashMap<>();
		names.forEach((id, name) -> {
			if (name != null && !name.isBlank() && taken.add(SimulatedRoom.key(name))) {
				given.put(id, name.strip());
			}
		});
		List<SimulatedRoom> rooms = new ArrayList<>(names.size());
		names.keySet().stream().sorted().forEach((id) -> {
			String name = given.get(id);
			rooms.add(varied(id, (name != null) ? name : invented(id, taken)));
		});
		if (!rooms.isEmpty() && rooms.stream().noneMatch(SimulatorSeed::isClosed)) {
			rooms.set(0, closed(rooms.get(0)));
		}
		return of(rooms);
	}

	public SimulatorSeed withUsers(User... users) {
		return new SimulatorSeed(this.rooms, List.of(users), this.tokens);
	}

	public SimulatorSeed withTokens(Token... tokens) {
		return new SimulatorSeed(this.rooms, this.users, List.of(tokens));
	}

	/**
	 * A number that looks random and is never negative.
	 */
	static long scramble(long number) {
		long mixed = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
		return (mixed ^ (mixed >>> 32)) & Long.MAX_VALUE;
	}

	private static String invented(long id, Set<String> taken) {
		String name = "Room " + id;
		for (int i = 2; !taken.add(SimulatedRoom.key(name)); i++) {
			name = "Room " + id + " (" + i + ")";
		}
		return name;
	}

	private static SimulatedRoom varied(long id, String name) {
		long random = scramble(id);
		SimulatedRoom room = SimulatedRoom.of(id, name)
			.withTopic(TOPICS.get((int) (random % TOPICS.size())))
			.withOwner(1 + random / 8 % PEOPLE.size())
			.withGuestAccessible(random / 64 % 5 == 0)
			.withDelegateAdminVisibility(List.of(List.<Boolean>of(), List.of(true), List.of(false))
				.get((int) (random / 512 % 3))
				.stream()
				.findFirst()
				.orElse(null));
		if (random / 4096 % 4 == 0) {
			room = room.withPrivacy(SimulatedRoom.PRIVATE)
				.withMembers(Set.of(room.owner(), 1 + room.owner() % PEOPLE.size()));
		}
		return (random / 32768 % 10 == 0) ? closed(room) : room.withArchived(random / 32768 % 10 == 1);
	}

	private static SimulatedRoom closed(SimulatedRoom room) {
		return room.withArchived(true)
			.withPrivacy(SimulatedRoom.PRIVATE)
			.withGuestAccessible(false)
			.withMembers(Set.of(room.owner()));
	}

	/** Somebody wrote a message there, but for the youngest rooms. */
	private static SimulatedRoom used(SimulatedRoom room) {
		Instant last = room.activity().created().plus(scramble(room.id()) % 1000, ChronoUnit.HOURS);
		return (room.id() % 7 == 0) ? room : room.withActivity(room.activity().afterMessageAt(last));
	}

	private static boolean isClosed(SimulatedRoom room) {
		return room.archived() && room.isPrivate() && !room.guestAccessible();
	}

	/**
	 * A person.
	 *
	 * @param id the id
	 * @param mentionName the name after the {@code @}
	 * @param name the full name
	 * @param email the address
	 * @param deleted whether the account was deleted
	 */
	public record User(long id, String mentionName, String name, String email, boolean deleted) {

	}

	/**
	 * A token, and what it may do.
	 *
	 * @param value the secret
	 * @param kind the kind
	 * @param owner the id of the person it belongs to; null for an add-on's
	 * @param scopes the scopes
	 * @param administers the ids of the rooms whose administrator its owner is; null
	 * means all
	 * @param room the id of the one room that a token of kind ROOM is for
	 */
	public record Token(String value, Kind kind, @Nullable Long owner, Set<String> scopes,
			@Nullable Set<Long> administers, @Nullable Long room) {

		/**
		 * A personal token with every scope, of somebody who administers all rooms.
		 */
		public static Token admin(String value, long owner) {
			return new Token(value, Kind.PERSONAL, owner, Set.of("view_group", "view_room", "view_messages",
					"admin_room", "admin_group", "manage_rooms", "send_message", "send_notification"), null, null);
		}

		/**
		 * A personal token of somebody who administers only the rooms that he or she
		 * owns.
		 */
		public static Token personal(String value, long owner, String... scopes) {
			return new Token(value, Kind.PERSONAL, owner, Set.of(scopes), Set.of(), null);
		}

		/**
		 * An add-on's token for the whole group.
		 */
		public static Token addOn(String value, String... scopes) {
			return new Token(value, Kind.ADD_ON, null, Set.of(scopes), null, null);
		}

		/**
		 * A room notification token.
		 */
		public static Token ofRoom(String value, long room) {
			return new Token(value, Kind.ROOM, null, Set.of("send_notification", "view_room"), Set.of(), room);
		}

		/**
		 * A token of API v1, which never works.
		 */
		public static Token v1(String value) {
			return new Token(value, Kind.V1, null, Set.of(), Set.of(), null);
		}

		public Token administering(Long... rooms) {
			return new Token(this.value, this.kind, this.owner, this.scopes, Set.of(rooms), this.room);
		}

		boolean mayAdminister(SimulatedRoom room) {
			return this.administers == null || this.administers.contains(room.id()) || isOwner(room);
		}

		boolean maySee(SimulatedRoom room) {
			if (this.kind == Kind.ROOM) {
				return this.room != null && this.room == room.id();
			}
			return !room.isPrivate() || mayAdminister(room)
					|| (this.owner != null && room.members().contains(this.owner));
		}

		private boolean isOwner(SimulatedRoom room) {
			return this.owner != null && this.owner == room.owner();
		}

		/**
		 * The value but for its first letters.
		 */
		String masked() {
			return masked(this.value);
		}

		static String masked(String value) {
			return value.substring(0, Math.min(4, value.length())) + "…";
		}

		@Override
		public String toString() {
			return this.kind + " token " + masked();
		}

	}

	/**
	 * The kinds of tokens.
	 */
	public enum Kind {

		PERSONAL("user"), ADD_ON("app"), ROOM("room"), V1("user");

		private final String ownerType;

		Kind(String ownerType) {
			this.ownerType = ownerType;
		}

		String ownerType() {
			return this.ownerType;
		}

	}

}
