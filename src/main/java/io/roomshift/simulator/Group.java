package io.roomshift.simulator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.roomshift.simulator.StateFile.Change;
import org.jspecify.annotations.Nullable;

/**
 * A HipChat group: its rooms, people, tokens and messages.
 * <p>
 * Changes happen one after the other; readers never wait for them.
 */
final class Group implements AutoCloseable {

	private static final Pattern ID = Pattern.compile("\\d{1,18}");

	private final NavigableMap<Long, SimulatedRoom> rooms = new ConcurrentSkipListMap<>();

	private final Map<String, Long> roomsByKey = new ConcurrentHashMap<>();

	private final NavigableMap<Long, SimulatorSeed.User> users = new ConcurrentSkipListMap<>();

	private final Map<String, SimulatorSeed.Token> tokens = new ConcurrentHashMap<>();

	private final Queue<Journal.Message> messages = new ConcurrentLinkedQueue<>();

	private final @Nullable StateFile file;

	Group(SimulatorOptions options) {
		SimulatorSeed seed = options.seed();
		Stream<Change> changes = Stream
			.of(seed.users().stream().map(Change::of), seed.tokens().stream().map(Change::of),
					seed.rooms().stream().map(Change::of))
			.flatMap((part) -> part);
		if (options.stateFile() != null) {
			this.file = StateFile.open(options.stateFile(), changes, this::apply);
		}
		else {
			this.file = null;
			changes.forEach(this::apply);
		}
	}

	Collection<SimulatedRoom> rooms() {
		return this.rooms.values();
	}

	Optional<SimulatedRoom> room(long id) {
		return Optional.ofNullable(this.rooms.get(id));
	}

	/**
	 * The room that a path names: by its id, else by its exact name.
	 */
	Optional<SimulatedRoom> room(String idOrName) {
		Optional<SimulatedRoom> byId = id(idOrName).flatMap(this::room);
		return byId.or(() -> holder(idOrName).filter((room) -> room.name().equals(idOrName)));
	}

	/**
	 * The room, archived or not, that takes a name.
	 */
	Optional<SimulatedRoom> holder(String name) {
		return Optional.ofNullable(this.roomsByKey.get(SimulatedRoom.key(name))).flatMap(this::room);
	}

	Collection<SimulatorSeed.User> users() {
		return this.users.values();
	}

	/**
	 * The person that a path or an owner names: by id, address, or mention name after an
	 * {@code @}; also when deleted.
	 */
	Optional<SimulatorSeed.User> user(String text) {
		Optional<SimulatorSeed.User> byId = id(text).map(this.users::get);
		return byId.or(() -> this.users.values()
			.stream()
			.filter((user) -> user.email().equalsIgnoreCase(text) || ("@" + user.mentionName()).equalsIgnoreCase(text))
			.findFirst());
	}

	Optional<SimulatorSeed.User> user(long id) {
		return Optional.ofNullable(this.users.get(id));
	}

	Optional<SimulatorSeed.Token> token(String value) {
		return Optional.ofNullable(this.tokens.get(value));
	}

	List<Journal.Message> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * The messages of a room, oldest first.
	 */
	List<Journal.Message> messagesIn(SimulatedRoom room) {
		return this.messages.stream().filter((message) -> Objects.equals(message.room(), room.id())).toList();
	}

	/**
	 * What two people wrote to each other, oldest first.
	 */
	List<Journal.Message> messagesBetween(@Nullable Long one, @Nullable Long other) {
		return this.messages.stream()
			.filter((message) -> message.user() != null)
			.filter((message) -> (Objects.equals(message.sender(), one) && Objects.equals(message.user(), other))
					|| (Objects.equals(message.sender(), other) && Objects.equals(message.user(), one)))
			.toList();
	}

	/**
	 * Changes a room and gives it a new version, if anything is different.
	 * @param change may refuse by an exception
	 * @return whether anything is different
	 */
	synchronized boolean change(long id, UnaryOperator<SimulatedRoom> change) {
		SimulatedRoom before = this.rooms.get(id);
		SimulatedRoom after = (before != null) ? change.apply(before) : null;
		if (after == null || after.equals(before)) {
			return false;
		}
		if (after.id() != id || !isFree(after.name(), id)) {
			throw new IllegalArgumentException("Room " + id + " can't become '" + after.name() + "'");
		}
		record(Change.of(after.withNextVersion()));
		return true;
	}

	/**
	 * Makes a room with the next free id.
	 * @return the room, or nothing when its name is taken
	 */
	synchronized Optional<SimulatedRoom> add(String name, UnaryOperator<SimulatedRoom> fields) {
		long id = this.rooms.isEmpty() ? 1 : this.rooms.lastKey() + 1;
		if (!isFree(name, id)) {
			return Optional.empty();
		}
		record(Change.of(fields.apply(SimulatedRoom.of(id, name))));
		return room(id);
	}

	synchronized boolean delete(long room) {
		boolean present = this.rooms.containsKey(room);
		if (present) {
			record(Change.ofDeleted(room));
		}
		return present;
	}

	synchronized boolean revoke(String token) {
		boolean present = this.tokens.containsKey(token);
		if (present) {
			record(Change.ofRevoked(token));
		}
		return present;
	}

	synchronized void put(SimulatorSeed.User user) {
		record(Change.of(user));
	}

	synchronized void post(Journal.Message message) {
		SimulatedRoom room = (message.room() != null) ? this.rooms.get(message.room()) : null;
		if (room != null) {
			room = room.withActivity(room.activity().afterMessageAt(message.time()));
		}
		record(Change.of(message, room));
	}

	/**
	 * Whether a room may have the name.
	 */
	boolean isFree(String name, long room) {
		return holder(name).map((holder) -> holder.id() == room).orElse(true);
	}

	@Override
	public synchronized void close() {
		if (this.file != null) {
			this.file.close();
		}
	}

	private void record(Change change) {
		if (this.file != null) {
			this.file.append(change);
		}
		apply(change);
	}

	private void apply(Change change) {
		if (change.room() != null) {
			store(change.room());
		}
		if (change.deletedRoom() != null) {
			forgetName(this.rooms.remove(change.deletedRoom()));
		}
		if (change.user() != null) {
			this.users.put(change.user().id(), change.user());
		}
		if (change.token() != null) {
			this.tokens.put(change.token().value(), change.token());
		}
		if (change.revoked() != null) {
			this.tokens.remove(change.revoked());
		}
		if (change.message() != null) {
			this.messages.add(change.message());
		}
	}

	private void store(SimulatedRoom room) {
		SimulatedRoom before = this.rooms.put(room.id(), room);
		if (before == null || !before.name().equals(room.name())) {
			forgetName(before);
			this.roomsByKey.put(SimulatedRoom.key(room.name()), room.id());
		}
	}

	private void forgetName(@Nullable SimulatedRoom room) {
		if (room != null) {
			this.roomsByKey.remove(SimulatedRoom.key(room.name()), room.id());
		}
	}

	private static Optional<Long> id(String text) {
		return ID.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
	}

}
