package io.roomshift.ledger.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.Run;
import io.roomshift.ledger.StoredText;
import io.roomshift.ledger.slack.SlackForecast.Collision;
import io.roomshift.ledger.slack.SlackForecast.Member;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import io.roomshift.slack.Letters;
import io.roomshift.slack.SlackRules;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The durable record of what Slack would make of the rooms of each run.
 * <p>
 * All methods throw {@link LedgerException} when the record can't be kept.
 */
public final class SlackForecasts {

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final TransactionOperations transactions;

	SlackForecasts(JdbcTemplate jdbc, TransactionOperations transactions) {
		this.jdbc = jdbc;
		this.client = JdbcClient.create(jdbc);
		this.transactions = transactions;
	}

	/**
	 * Writes the forecast of a run, in place of what an earlier try to plan it left.
	 */
	public void write(Run run, SlackForecast forecast) {
		List<Object[]> members = new ArrayList<>();
		forecast.collisions()
			.forEach((collision) -> collision.rooms()
				.forEach((room) -> members.add(new Object[] { run.id(), room.id().value(), collision.channel(),
						StoredText.of(room.name().value()) })));
		LedgerException.guarded(() -> this.transactions.execute((status) -> {
			this.client.sql("delete from slack_collision where run_id = ?").param(run.id()).update();
			this.client.sql("update run set slack_limit = ?, slack_letters = ?, slack_judged = ? where id = ?")
				.params(forecast.rules().limit(), forecast.rules().letters().name(), forecast.judged(), run.id())
				.update();
			return this.jdbc.batchUpdate(
					"insert into slack_collision (run_id, room_id, channel, room_name) values (?, ?, ?, ?)", members);
		}));
	}

	/**
	 * The forecast of a run.
	 */
	public SlackForecast of(Run run) {
		return LedgerException.guarded(() -> {
			SlackForecast judged = this.client
				.sql("select slack_limit, slack_letters, slack_judged from run where id = ?")
				.param(run.id())
				.query((columns, index) -> new SlackForecast(
						new SlackRules(columns.getInt(1), letters(columns.getString(2))), columns.getBoolean(3),
						List.of()))
				.single();
			return new SlackForecast(judged.rules(), judged.judged(), collisions(run));
		});
	}

	/**
	 * The letters of that name; the next best where ICU4J is not on the class path any
	 * more.
	 */
	private static Letters letters(String name) {
		Letters letters = Letters.valueOf(name);
		return (letters == Letters.ROMANIZED) ? Letters.latin() : letters;
	}

	private List<Collision> collisions(Run run) {
		Map<String, List<Member>> byChannel = this.client
			.sql("select channel, room_id, room_name from slack_collision where run_id = ? order by channel, room_id")
			.param(run.id())
			.query((columns, index) -> Map.entry(columns.getString(1),
					new Member(RoomId.of(columns.getLong(2)), RoomName.of(StoredText.read(columns.getString(3))))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey, LinkedHashMap::new,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		return byChannel.entrySet().stream().map((found) -> new Collision(found.getKey(), found.getValue())).toList();
	}

}
