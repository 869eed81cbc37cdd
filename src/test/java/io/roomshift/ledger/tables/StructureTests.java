package io.roomshift.ledger.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is held ready for an empty H2 file, beside what the migrations make of it.
 */
class StructureTests {

	private static final Path RENEWED = Path.of("target", "db");

	private static final String HOW_TO_RENEW = "A migration was added or changed. Make the file anew: "
			+ "cp target/db/* src/main/resources/db/";

	@TempDir
	private Path directory;

	private Structure migrated;

	@BeforeEach
	void migrate() {
		this.migrated = Structure.in(this.directory.resolve("migrated"));
		new Migrations(this.migrated.source()).carryOut();
	}

	@Test
	void structureIsThatOfTheMigrations() throws IOException {
		assertThat(held("structure-h2.sql", this.migrated.script())).as(HOW_TO_RENEW).isEqualTo(this.migrated.script());
	}

	@Test
	void historyIsThatOfTheMigrations() throws IOException {
		assertThat(held("history.txt", this.migrated.history())).as(HOW_TO_RENEW).isEqualTo(this.migrated.history());
	}

	@Test
	void bringUpToDateWhenThereAreNoTablesMakesThoseOfTheMigrations() {
		Structure made = Structure.in(this.directory.resolve("made"));

		new Tables(made.source()).bringUpToDate();

		assertThat(made.script()).isEqualTo(this.migrated.script());
		assertThat(made.jdbc()
			.queryForObject("select count(*) from \"schema_history\" where \"installed_on\" is null", Integer.class))
			.isZero();
		new Migrations(made.source()).carryOut();
		assertThat(made.script()).isEqualTo(this.migrated.script());
	}

	/**
	 * What the program holds ready; what it should be is put where it can be copied from.
	 */
	private static String held(String name, String wanted) throws IOException {
		Files.createDirectories(RENEWED);
		Files.writeString(RENEWED.resolve(name), wanted);
		ClassPathResource resource = new ClassPathResource("db/" + name);
		return resource.exists() ? resource.getContentAsString(StandardCharsets.UTF_8) : "";
	}

}
