package io.roomshift.ledger.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The migrations of a database, by Flyway's record.
 *
 * @param migrations each with its version and the checksum of its script, in the order in
 * which they were carried out
 */
record History(List<String> migrations) {

	/**
	 * All migrations of this program.
	 */
	static History known() {
		try {
			String lines = new ClassPathResource("db/history.txt").getContentAsString(StandardCharsets.UTF_8);
			return new History(lines.lines().toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Those that were carried out in a database that has a record of them.
	 */
	static History of(JdbcTemplate jdbc) {
		return new History(jdbc.query("""
				select "version", "checksum", "success" from "schema_history" where "version" is not null
				order by "installed_rank\"""", (columns, index) -> columns.getString(1) + " " + columns.getString(2)
				+ (columns.getBoolean(3) ? "" : " failed")));
	}

}
