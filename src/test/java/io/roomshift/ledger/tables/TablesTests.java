package io.roomshift.ledger.tables;

import java.nio.file.Path;

import io.roomshift.ledger.tables.Tables.Age;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TablesTests {

	private final Structure file;

	private final Tables tables;

	TablesTests(@TempDir Path directory) {
		this.file = Structure.in(directory.resolve("file"));
		this.tables = new Tables(this.file.source());
	}

	@Test
	void ageWhenThereAreNoTablesIsOlder() {
		assertThat(this.tables.age()).isEqualTo(Age.OLDER);
	}

	@Test
	void ageWhenMadeIsAsKnown() {
		this.tables.bringUpToDate();

		assertThat(this.tables.age()).isEqualTo(Age.AS_KNOWN);
	}

	@Test
	void ageWhenAMigrationIsMissingIsOlderUntilItIsCarriedOut() {
		Migrations.settings(this.file.source()).target("9").load().migrate();

		assertThat(this.tables.age()).isEqualTo(Age.OLDER);
		this.tables.bringUpToDate();
		assertThat(this.tables.age()).isEqualTo(Age.AS_KNOWN);
	}

	@Test
	void ageWhenThereIsAnUnknownMigrationIsNewer() {
		this.tables.bringUpToDate();
		execute("""
				insert into "schema_history" select "installed_rank" + 1, '99', 'later', "type", 'V99__later.sql', 1,
				"installed_by", "installed_on", 1, true from "schema_history"
				order by "installed_rank" desc fetch first row only""");

		assertThat(this.tables.age()).isEqualTo(Age.NEWER);
	}

	@Test
	void ageWhenAMigrationWasAnotherOneFails() {
		this.tables.bringUpToDate();
		execute("update \"schema_history\" set \"checksum\" = 1 where \"version\" = '4'");

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(this.tables::age)
			.withMessageContaining("Migration checksum mismatch for migration version 4");
	}

	@Test
	void bringUpToDateWhenTablesAreSomebodyElsesLeavesThemAlone() {
		execute("create table others (id int)");

		assertThat(this.tables.age()).isEqualTo(Age.OLDER);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(this.tables::bringUpToDate)
			.withMessageContaining("Found non-empty schema(s) \"PUBLIC\" but no schema history table");
	}

	private void execute(String sql) {
		this.file.jdbc().execute(sql);
	}

}
