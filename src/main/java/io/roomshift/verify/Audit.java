package io.roomshift.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.RoomFetch;
import io.roomshift.hipchat.RoomFetch.Look;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Ledger;
import io.roomshift.plan.Wish;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * Compares a mapping with the rooms as they are, and rooms that we wrote with what they
 * were before; changes nothing, neither in HipChat nor in the ledger.
 */
public final class Audit {

	private final Census census;

	private final RoomFetch fetch;

	private final Ledger ledger;

	Audit(HipChat hipChat, RoomFetch fetch, Ledger ledger) {
		this.census = new Census(hipChat);
		this.fetch = fetch;
		this.ledger = ledger;
	}

	/**
	 * Audits every wish.
	 * @param url the server, to find what we wrote there
	 * @throws io.roomshift.hipchat.HipChatException when HipChat can't be asked
	 */
	public Findings audit(List<Wish> wishes, String url) {
		Map<RoomId, Look> rooms = new HashMap<>();
		Map<RoomId, Wish> wanted = new HashMap<>();
		wishes.forEach((wish) -> wanted.put(wish.room(), wish));
		this.census.listed((group) -> group.forEach((id, room) -> {
			if (wanted.containsKey(id)) {
				rooms.put(id, room);
			}
		}));
		List<RoomId> unlisted = wishes.stream().map(Wish::room).filter((id) -> !rooms.containsKey(id)).toList();
		rooms.putAll(this.fetch.fetch(unlisted));
		return compare(wishes, rooms, written(url));
	}

	private Map<RoomId, Entry> written(String url) {
		Map<RoomId, Entry> written = new HashMap<>();
		this.ledger.written(url).forEach((entry) -> written.put(entry.room(), entry));
		return written;
	}

	private static Findings compare(List<Wish> wishes, Map<RoomId, Look> rooms, Map<RoomId, Entry> written) {
		List<Finding> findings = new ArrayList<>();
		for (Wish wish : wishes) {
			Look look = rooms.get(wish.room());
			List<Difference> differences = (look != null) ? differences(wish, look, written.get(wish.room()))
					: List.of(new Difference(Difference.ROOM, wish.newName(), null));
			if (!differences.isEmpty()) {
				findings.add(new Finding(wish, differences));
			}
		}
		return new Findings(wishes.size() - findings.size(), findings);
	}

	private static List<Difference> differences(Wish wish, Look look, @Nullable Entry entry) {
		Room room = look.room();
		if (room == null) {
			return List.of(new Difference(Difference.ROOM, wish.newName(), look.problem()));
		}
		Room before = (entry != null && entry.newName().equals(wish.newName()) && entry.before() != null)
				? entry.before() : room;
		return Difference.after(wish, before, room);
	}

	/**
	 * A wish whose room is otherwise than it should be.
	 *
	 * @param wish the wish
	 * @param differences what differs; never empty
	 */
	public record Finding(Wish wish, List<Difference> differences) {

		public Finding {
			differences = List.copyOf(differences);
		}

		public RoomName newName() {
			return this.wish.newName();
		}

	}

	/**
	 * What an audit found.
	 *
	 * @param asPlanned how many rooms are as they should be
	 * @param differing the others, by line
	 */
	public record Findings(int asPlanned, List<Finding> differing) {

		public Findings {
			differing = List.copyOf(differing);
		}

	}

}
