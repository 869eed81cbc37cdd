package io.roomshift.cli.options;

import java.nio.file.Path;

import picocli.CommandLine.Parameters;

/**
 * Which mapping.
 */
public final class MappingOptions {

	@Parameters(paramLabel = "MAPPING.csv", description = "The CSV file of room ids and new names.")
	private Path file = Path.of("");

	public Path file() {
		return this.file;
	}

}
