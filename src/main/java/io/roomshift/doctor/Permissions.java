package io.roomshift.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.roomshift.hipchat.Session;

/**
 * Which commands a token's scopes allow; HipChat's scopes of each call are in
 * {@code src/docs/hipchat.md}.
 */
final class Permissions {

	private static final Set<String> READ = Set.of("view_group", "view_room");

	private static final Set<String> CHANGE = Set.of("admin_room");

	/** The one for notifications, the other for messages in the person's name. */
	private static final Set<String> SEND = Set.of("send_notification", "send_message");

	/** Of each set of scopes a command needs one. */
	private static final Map<String, List<Set<String>>> NEEDS = new LinkedHashMap<>();

	static {
		List.of("plan", "apply", "undo").forEach((command) -> NEEDS.put(command, List.of(READ, CHANGE)));
		List.of("verify", "export", "suggest").forEach((command) -> NEEDS.put(command, List.of(READ)));
		NEEDS.put("apply --announce", List.of(READ, CHANGE, SEND));
		List.of("announce", "notify").forEach((command) -> NEEDS.put(command, List.of(SEND)));
	}

	private final Session session;

	private final Set<String> commands;

	/**
	 * Creates the judgement.
	 * @param commands the commands that there are
	 */
	Permissions(Session session, Set<String> commands) {
		this.session = session;
		this.commands = commands;
	}

	boolean mayRead() {
		return READ.stream().anyMatch(this.session.scopes()::contains);
	}

	boolean mayChange() {
		return this.session.scopes().containsAll(CHANGE);
	}

	/**
	 * The commands that are allowed, in a sentence.
	 */
	String allowed() {
		String all = NEEDS.keySet()
			.stream()
			.filter(this::exists)
			.filter((command) -> lacking(command).isEmpty())
			.collect(Collectors.joining(", "));
		return all.isEmpty() ? "no command" : all;
	}

	/**
	 * The commands that are not, each with the scopes that it lacks; empty when all are
	 * allowed.
	 */
	String refused() {
		return NEEDS.keySet()
			.stream()
			.filter(this::exists)
			.filter((command) -> !lacking(command).isEmpty())
			.collect(Collectors.groupingBy(this::lacking, LinkedHashMap::new, Collectors.joining(", ")))
			.entrySet()
			.stream()
			.map((lack) -> lack.getKey() + " for " + lack.getValue())
			.collect(Collectors.joining("; "));
	}

	private boolean exists(String command) {
		return this.commands.contains(command.split(" ", 2)[0]);
	}

	private String lacking(String command) {
		return NEEDS.getOrDefault(command, List.of())
			.stream()
			.filter((needed) -> needed.stream().noneMatch(this.session.scopes()::contains))
			.map((needed) -> String.join(" or ", new TreeSet<>(needed)))
			.collect(Collectors.joining(" and "));
	}

}
