package io.roomshift.ledger.slack;

import java.util.List;

import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.SlackRules;

/**
 * What Slack would make of the rooms of a run.
 *
 * @param rules Slack's rules, as the run was told
 * @param judged whether names were held to them
 * @param collisions channels that several rooms would become, by name
 */
public record SlackForecast(SlackRules rules, boolean judged, List<Collision> collisions) {

	/** Nobody looked. */
	public static final SlackForecast NONE = new SlackForecast(SlackRules.documented(), false, List.of());

	public SlackForecast {
		collisions = List.copyOf(collisions);
	}

	/**
	 * Rooms that would become one channel.
	 *
	 * @param channel the channel
	 * @param rooms the rooms, lowest id first; some may be outside of the mapping
	 */
	public record Collision(String channel, List<Member> rooms) {

		public Collision {
			rooms = List.copyOf(rooms);
		}

	}

	/**
	 * A room of a collision.
	 *
	 * @param id its id
	 * @param name the name that it is to have
	 */
	public record Member(RoomId id, RoomName name) {

	}

}
