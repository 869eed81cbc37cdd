package io.roomshift.ledger.database;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class H2Tests {

	private static final Path STATE = Path.of("/var/lib/roomshift");

	@Test
	void urlLosesNoCommitAndOutlivesASignal() {
		assertThat(H2.url(STATE)).startsWith("jdbc:h2:file:/var/lib/roomshift/roomshift;WRITE_DELAY=0;"
				+ "DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=500;");
	}

	@ParameterizedTest
	@CsvSource({ "256, 32768", "1024, 131072", "8192, 131072" })
	void urlWhenMemoryIsScarceCachesLess(long megabytes, int kilobytes) {
		assertThat(H2.url(STATE, megabytes << 20)).endsWith(";CACHE_SIZE=" + kilobytes);
	}

}
