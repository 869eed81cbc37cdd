package io.roomshift.job;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EndingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			java -jar roomshift.jar rooms.csv                 | java -jar roomshift.jar
			java -jar 'my jars/roomshift.jar' rooms.csv       | java -jar 'my jars/roomshift.jar'
			java -jar a.jar.jar 'old.jar.csv' --simulate      | java -jar a.jar.jar
			roomshift apply rooms.csv                         | roomshift
			/opt/bin/roomshift 'rooms of 2018.csv'            | /opt/bin/roomshift
			'a directory/it'\\''s roomshift' apply 'x y.csv' | 'a directory/it'\\''s roomshift'
			roomshift                                         | roomshift
			""")
	void programIsWhatTheOperatorStarted(String commandLine, String program) {
		assertThat(Ending.program(commandLine)).isEqualTo(program);
	}

}
