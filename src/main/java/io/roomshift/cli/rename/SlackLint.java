package io.roomshift.cli.rename;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.roomshift.cli.options.SlackOptions;
import io.roomshift.job.PlanReview;
import io.roomshift.ledger.slack.SlackForecast;
import io.roomshift.ledger.slack.SlackForecast.Collision;
import io.roomshift.ledger.slack.SlackForecast.Member;
import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Step;
import io.roomshift.plan.Wish;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.Finding;
import io.roomshift.slack.SlackName;
import io.roomshift.slack.SlackNames;
import io.roomshift.slack.SlackRules;

/**
 * Judges a plan by Slack's rules: which channel each room will become, and whether two
 * rooms will become one.
 */
final class SlackLint implements PlanReview {

	private final SlackOptions options;

	SlackLint(SlackOptions options) {
		this.options = options;
	}

	@Override
	public Verdict review(Plan plan, Collection<KnownRoom> rooms) {
		SlackRules rules = this.options.rules();
		if (this.options.off()) {
			return new Verdict(List.of(), false, new SlackForecast(rules, false, List.of()));
		}
		Map<RoomId, RoomName> names = new HashMap<>();
		rooms.forEach((room) -> names.put(room.id(), room.name()));
		List<Wish> changed = plan.steps().stream().map(Step::wish).toList();
		changed.forEach((wish) -> names.put(wish.room(), wish.newName()));
		List<Collision> collisions = collisions(names, rules);
		List<String> remarks = new ArrayList<>(collisions.stream().map(SlackLint::remark).toList());
		changed.forEach((wish) -> addRemark(remarks, wish, rules));
		return new Verdict(remarks, this.options.required() && !remarks.isEmpty(),
				new SlackForecast(rules, true, collisions));
	}

	private static List<Collision> collisions(Map<RoomId, RoomName> names, SlackRules rules) {
		Map<RoomId, SlackName> channels = new HashMap<>();
		names.forEach((id, name) -> channels.put(id, SlackName.of(name.value(), rules)));
		List<Collision> collisions = new ArrayList<>();
		SlackNames.collisions(channels)
			.forEach((channel, rooms) -> collisions.add(new Collision(channel,
					rooms.stream().map((id) -> new Member(id, names.getOrDefault(id, RoomName.of("")))).toList())));
		return collisions;
	}

	private static String remark(Collision collision) {
		return "Slack: rooms " + described(collision.rooms()) + " would all become channel '" + collision.channel()
				+ "', and Slack would merge them. Give each a name of its own. [slack-collision]";
	}

	private static String described(List<Member> rooms) {
		List<String> described = rooms.stream()
			.limit(5)
			.map((room) -> room.id() + " (" + room.name().quoted() + ")")
			.toList();
		return String.join(", ", described) + ((rooms.size() > described.size()) ? " and more" : "");
	}

	private static void addRemark(List<String> remarks, Wish wish, SlackRules rules) {
		SlackName name = SlackName.of(wish.newName().value(), rules);
		name.finding()
			.filter((finding) -> !finding.isInformational())
			.ifPresent((finding) -> remarks.add("Slack: line " + wish.line() + ": of " + wish.newName().quoted()
					+ ((finding == Finding.EMPTY) ? " no letter or digit is left"
							: " only '" + name.value() + "' fits into " + rules.limit() + " characters")
					+ ". Choose another name. [" + finding.code() + "]"));
	}

}
