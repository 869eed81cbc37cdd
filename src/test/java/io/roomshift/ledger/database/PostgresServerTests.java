package io.roomshift.ledger.database;

import java.time.Instant;
import java.util.Map;

import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.database.Database.Condition;
import io.roomshift.ledger.database.Database.Fault;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is told without a server; with one, see the scenarios.
 */
class PostgresServerTests {

	private static final Instant NOW = Instant.parse("2018-11-05T10:00:01Z");

	/** A port at which nobody answers. */
	private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/roomshift";

	private static final String CURE = "Look at spring.datasource.url, whether the server is up, and whether it can "
			+ "be reached from here.";

	@Test
	void isServerWhenUrlIsMissingOrEmptyIsFalse() {
		assertThat(Database.isServer(settings(Map.of()))).isFalse();
		assertThat(Database.isServer(settings(Map.of("spring.datasource.url", "")))).isFalse();
		assertThat(Database.isServer(settings(Map.of("spring.datasource.url", NOBODY)))).isTrue();
	}

	@Test
	void ofWhenUrlIsOfAnotherDatabaseSaysWhatItMustBe() {
		PropertyResolver settings = settings(Map.of("spring.datasource.url", "jdbc:mysql://u:secret@db/roomshift"));

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> Database.of(settings))
			.withMessage("spring.datasource.url must be of PostgreSQL, as in "
					+ "'jdbc:postgresql://db.example.com/roomshift'. Without it, progress is kept in the state "
					+ "directory.");
	}

	@Test
	void ofWhenPasswordStandsForNothingSaysSoWithoutIt() {
		PropertyResolver settings = settings(
				Map.of("spring.datasource.url", NOBODY, "spring.datasource.password", "se${cret}"));

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> Database.of(settings))
			.withMessage("spring.datasource.password has '${' in it, which stands for another setting, and that one "
					+ "is not there. Put a backslash before it if it is meant as it stands.")
			.withNoCause();
	}

	@Test
	void lockWhenNobodyAnswersSaysWhereToLook() {
		Database database = database(NOBODY);

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> database.lock(NOW))
			.withMessage("The database '" + NOBODY + "' can't be opened (Connection refused). " + CURE
					+ " Nothing was written to HipChat.");
		assertThatExceptionOfType(LedgerException.class).isThrownBy(database::isBegun)
			.withMessageContaining("Connection refused");
		assertThat(database.look()).isEqualTo(new Condition("the database '" + NOBODY + "'", false, 0, 0, null,
				new Fault("Connection refused", CURE)));
	}

	@Test
	void lockWhenUrlCanNotBeReadShowsNoSecretOfIt() {
		Database database = database("jdbc:postgresql://user:secret@db:port/roomshift?password=secret");

		assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> database.lock(NOW))
			.withMessage(
					"The database 'jdbc:postgresql://db:port/roomshift' can't be opened (the driver can't read the "
							+ "URL). Write spring.datasource.url as in 'jdbc:postgresql://db.example.com:5432/roomshift'. "
							+ "Nothing was written to HipChat.");
	}

	private static Database database(String url) {
		return Database.of(settings(Map.of("spring.datasource.url", url, "spring.datasource.username", "roomshift",
				"spring.datasource.password", "secret")));
	}

	private static PropertyResolver settings(Map<String, Object> settings) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
		return environment;
	}

}
