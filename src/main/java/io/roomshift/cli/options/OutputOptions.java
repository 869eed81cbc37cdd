package io.roomshift.cli.options;

import io.roomshift.cli.console.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How a command shows its result.
 */
public final class OutputOptions {

	@Spec(Spec.Target.MIXEE)
	private @Nullable CommandSpec spec;

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

	/**
	 * Whether messages are to be read as HTML: a second meaning of the option, for
	 * commands that send some.
	 */
	public boolean html() {
		return this.format == Format.HTML;
	}

	/**
	 * Whether only what is not well is shown.
	 */
	public boolean quiet() {
		return this.quiet;
	}

	public boolean verbose() {
		return this.verbose;
	}

	/**
	 * Lets the console be as the operator wants it.
	 * @throws ParameterException when the command has no such format
	 */
	public void applyTo(Console console) {
		if (html() && this.spec != null && !this.spec.optionsMap().containsKey("--message-format")) {
			throw new ParameterException(this.spec.commandLine(),
					"Invalid value for option '--format': 'html' is neither text nor json. Only messages can be html.");
		}
		if (this.quiet) {
			console.quiet();
		}
		if (this.noColor) {
			console.noColor();
		}
	}

	/** The formats. */
	enum Format {

		TEXT, JSON, HTML

	}

}
