package io.roomshift.ledger.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is held ready for an empty H2 file, beside what the migrations make of it.
 */
class StructureTests {

	private static final String HOW_TO_RENEW = "A migration was added or changed. Make the files anew: "
			+ "mvn test -Dtest=StructureTests -Droomshift.write-documents, and build again";

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
		assertThat(held("structure-h2.sql", this.migrated.script())).as(HOW_TO_RENEW)
			.hasContent(this.migrated.script());
	}

	@Test
	void historyIsThatOfTheMigrations() throws IOException {
		assertThat(held("history.txt", this.migrated.history())).as(HOW_TO_RENEW).hasContent(this.migrated.history());
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
	 * What the program holds ready, after it was made anew if that is asked for.
	 */
	private static Path held(String name, String wanted) throws IOException {
		Path file = Path.of("src/main/resources/db", name);
		if (System.getProperty("roomshift.write-documents") != null) {
			Files.writeString(file, wanted);
		}
		return file;
	}

}
