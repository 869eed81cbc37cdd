package io.roomshift.cli.options;

import io.roomshift.cli.console.Console;
import picocli.CommandLine.Option;

/**
 * How a command shows its result.
 */
public final class OutputOptions {

	@Option(names = "--format", paramLabel = "text|json", defaultValue = "TEXT",
			description = "text, or json: stdout carries one JSON object and nothing else.")
	private Format format = Format.TEXT;

	@Option(names = "--quiet", description = "No progress; the result, warnings and errors only.")
	private boolean quiet;

	@Option(names = "--verbose", description = "Tell more: every conflict, every retry, every room.")
	private boolean verbose;

	@Option(names = "--no-color", description = "No colour; NO_COLOR in the environment does the same.")
	private boolean noColor;

	/**
	 * Whether stdout carries one JSON object and nothing else.
	 */
	public boolean json() {
		return this.format == Format.JSON;
	}

	public boolean verbose() {
		return this.verbose;
	}

	/**
	 * Lets the console be as the operator wants it.
	 */
	public void applyTo(Console console) {
		if (this.quiet) {
			console.quiet();
		}
		if (this.noColor || System.getenv("NO_COLOR") != null) {
			console.noColor();
		}
	}

	/** The formats. */
	enum Format {

		TEXT, JSON

	}

}
