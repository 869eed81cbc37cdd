package io.roomshift.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Every call that reached the simulator, in the order in which they were carried out.
 */
public final class Journal {

	private final int limit;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private final Map<String, Long> byMethod = new TreeMap<>();

	private final Map<Integer, Long> byStatus = new TreeMap<>();

	private long calls;

	private long effective;

	private long undelivered;

	Journal(int limit) {
		this.limit = limit;
	}

	synchronized void add(Entry entry) {
		this.calls++;
		this.byMethod.merge(entry.method(), 1L, Long::sum);
		this.byStatus.merge(entry.status(), 1L, Long::sum);
		this.effective += entry.effective() ? 1 : 0;
		this.undelivered += entry.delivered() ? 0 : 1;
		this.entries.add(entry);
		if (this.entries.size() > this.limit) {
			this.entries.remove();
		}
	}

	/**
	 * The latest calls, as many as the journal keeps, oldest first.
	 */
	public synchronized List<Entry> entries() {
		return List.copyOf(this.entries);
	}

	/**
	 * Those of the calls that fit.
	 */
	public synchronized List<Entry> entries(Predicate<Entry> filter) {
		return this.entries.stream().filter(filter).toList();
	}

	/**
	 * The calls of a method that were about one room, by id or by name.
	 */
	public List<Entry> of(String method, long room) {
		return entries((entry) -> entry.room() == room && entry.method().equals(method));
	}

	/**
	 * Counts of all calls, also those that the journal no longer keeps.
	 */
	public synchronized Statistics statistics() {
		return new Statistics(this.calls, Map.copyOf(this.byMethod), Map.copyOf(this.byStatus), this.effective,
				this.undelivered);
	}

	/**
	 * Forgets the calls, and keeps the counts.
	 */
	public synchronized void clear() {
		this.entries.clear();
	}

	/**
	 * One call.
	 *
	 * @param time when it was carried out
	 * @param caller the first letters of its token, empty when there was none
	 * @param method the method
	 * @param path the path, still encoded, without a token
	 * @param query the query, without a token; empty when there was none
	 * @param body the body, null when bodies are not kept, or it is larger than 1 MB
	 * @param room the id of the room it was about, 0 when it was about none
	 * @param status the status of the answer, 0 when the call was dropped before it was
	 * carried out
	 * @param effective whether it changed something or posted a message
	 * @param delivered whether the answer was sent, and not dropped
	 */
	public record Entry(Instant time, String caller, String method, String path, String query, @Nullable String body,
			long room, int status, boolean effective, boolean delivered) {

	}

	/**
	 * How many calls there were.
	 *
	 * @param calls all of them
	 * @param byMethod by method
	 * @param byStatus by status; 0 stands for those that were dropped before they were
	 * carried out
	 * @param effective those that changed something or posted a message
	 * @param undelivered those whose answer was dropped
	 */
	public record Statistics(long calls, Map<String, Long> byMethod, Map<Integer, Long> byStatus, long effective,
			long undelivered) {

		/**
		 * How many calls had the method.
		 */
		public long of(String method) {
			return this.byMethod.getOrDefault(method, 0L);
		}

		/**
		 * How many calls had the status.
		 */
		public long of(int status) {
			return this.byStatus.getOrDefault(status, 0L);
		}

	}

	/**
	 * A message that was posted.
	 *
	 * @param id the id
	 * @param time when it came
	 * @param kind {@code notification}, {@code message}, {@code private} or {@code file}
	 * @param room the id of the room it was posted into, or null
	 * @param user the id of the person it was sent to, or null
	 * @param sender the id of the person who sent it; null for an add-on or room token
	 * @param text the text
	 * @param details the other fields of the call; of a file its name, media type, size
	 * and SHA-256
	 */
	public record Message(String id, Instant time, String kind, @Nullable Long room, @Nullable Long user,
			@Nullable Long sender, String text, Map<String, String> details) {

		public Message {
			details = Map.copyOf(details);
		}

	}

}
