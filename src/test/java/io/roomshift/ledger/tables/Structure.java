package io.roomshift.ledger.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is in an H2 file, as the two files say it that the program holds ready.
 *
 * @param source connections to it
 * @param jdbc the same
 */
record Structure(DataSource source, JdbcTemplate jdbc) {

	private static final String HEAD = """
			-- What all migrations make of an empty H2 file, and Flyway's record of them. Made by StructureTests, which
			-- says how to make it anew after a migration was added.
			""";

	/**
	 * In a file that is made if need be.
	 */
	static Structure in(Path file) {
		JdbcDataSource source = new JdbcDataSource();
		source.setURL("jdbc:h2:file:" + file);
		source.setUser("roomshift");
		return new Structure(source, new JdbcTemplate(source));
	}

	/**
	 * All statements that make it.
	 */
	String script() {
		Stream<String> tables = this.jdbc.queryForList("script nodata nopasswords nosettings", String.class)
			.stream()
			.filter((statement) -> !statement.startsWith("--") && !statement.startsWith("CREATE USER"));
		return Stream.concat(tables, Stream.of(record())).collect(Collectors.joining("\n", HEAD, "\n"));
	}

	private String record() {
		List<String> rows = this.jdbc.query(
				"""
						select "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "success"
						from "schema_history" order by "installed_rank\"""",
				(columns, index) -> "(%d, %s, %s, %s, %s, %s, %s, 0, %b)".formatted(columns.getInt(1),
						quoted(columns.getString(2)), quoted(columns.getString(3)), quoted(columns.getString(4)),
						quoted(columns.getString(5)), columns.getString(6), quoted(columns.getString(7)),
						columns.getBoolean(8)));
		return """
				INSERT INTO "PUBLIC"."schema_history"("installed_rank", "version", "description", "type", "script",
				"checksum", "installed_by", "execution_time", "success") VALUES
				""" + String.join(",\n", rows) + ";";
	}

	private static String quoted(@Nullable String text) {
		return (text != null) ? "'" + text + "'" : "NULL";
	}

	/**
	 * Flyway's record as the program compares it.
	 */
	String history() {
		return String.join("\n", History.of(this.jdbc).migrations()) + "\n";
	}

}
