package io.roomshift.cli.plan;

import java.util.ArrayList;
import java.util.List;

import io.roomshift.plan.KnownRoom;
import io.roomshift.plan.ParkingNames;
import io.roomshift.plan.Plan;
import io.roomshift.plan.Planner;
import io.roomshift.plan.Wish;
import io.roomshift.room.FieldWishes;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.SlackName;
import io.roomshift.slack.SlackRules;
import org.jspecify.annotations.Nullable;

/**
 * Rooms and wishes for them, of which a plan is shown.
 */
final class PlanFixture {

	private final List<Wish> wishes = new ArrayList<>();

	private final List<KnownRoom> rooms = new ArrayList<>();

	/**
	 * One of each kind: rename, case alone, other fields, chain, ring, already right.
	 */
	static PlanFixture ofAllKinds() {
		return new PlanFixture().rename(4, "Backend", "back")
			.rename(1005, "Next", "Backend")
			.rename(1, "Ops", "Dev")
			.rename(2, "Dev", "Sales")
			.rename(3, "Sales", "Ops")
			.rename(6, "Lobby", "lobby")
			.rename(7, "Küche", "kitchen")
			.rename(8, "right", "right")
			.topic(9, "Board");
	}

	PlanFixture rename(int id, String name, String wish) {
		return add(id, name, wish, FieldWishes.NONE);
	}

	PlanFixture topic(int id, String name) {
		return add(id, name, name, new FieldWishes("New", null, null, null, null));
	}

	/**
	 * A room that no wish is about.
	 */
	PlanFixture room(int id, String name) {
		this.rooms.add(new KnownRoom(RoomId.of(id), RoomName.of(name), false));
		return this;
	}

	private PlanFixture add(int id, String name, String wish, FieldWishes fields) {
		this.wishes.add(new Wish(this.wishes.size() + 2, RoomId.of(id), RoomName.of(wish), null, fields));
		return room(id, name);
	}

	Plan plan() {
		return Planner.plan(this.wishes, this.rooms, ParkingNames.ofRun(0));
	}

	/**
	 * The plan without channels.
	 */
	PlanView view() {
		return new PlanView("rooms.csv", plan(), List.of(), null, Refusal.NONE, null, "go on");
	}

	PlanView withChannels(List<String> remarks, @Nullable CallForecast forecast) {
		return new PlanView("rooms.csv", plan(), remarks, PlanFixture::channel, Refusal.NONE, forecast, "go on");
	}

	private static String channel(RoomName name) {
		return SlackName.of(name.value(), SlackRules.documented()).value();
	}

	PlanView refused(Refusal refusal) {
		return new PlanView("rooms.csv", plan(), List.of(), null, refusal, null, null);
	}

}
