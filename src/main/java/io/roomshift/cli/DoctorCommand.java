package io.roomshift.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.DoctorText;
import io.roomshift.cli.options.OutputOptions;
import io.roomshift.cli.session.Application;
import io.roomshift.cli.session.ExitCode;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Version;
import io.roomshift.doctor.Diagnosis;
import io.roomshift.doctor.Doctor;
import io.roomshift.doctor.check.Check.Subject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Looks at all that a run stands on, and says how to mend what is not well.
 */
@Command(name = "doctor", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = { "Look at settings, network, certificates, tokens, state and disk; say what to do.",
				"Writes nothing, and makes one call and three more for each token." },
		footer = { "", "Examples:", "  java -jar roomshift.jar doctor", "  java -jar roomshift.jar doctor --verbose",
				"  java -jar roomshift.jar doctor --format json", "",
				"Exit codes: 0 all is well, 2 settings or this machine, 3 HipChat or a token" })
final class DoctorCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Override
	public Integer call() {
		Console console = Invocation.console(this.spec);
		this.output.applyTo(console);
		DoctorText text = new DoctorText(console, this.output.quiet(), this.output.verbose());
		Opened opened = open();
		try (Application application = opened.application()) {
			Diagnosis diagnosis = application.get(Doctor.class)
				.examine(Commands.names(), opened.fault(), (check) -> show(text.lines(check), console));
			int code = exitCode(diagnosis);
			console.result(this.output.json() ? diagnosis.json(code) : text.end(diagnosis));
			return code;
		}
	}

	/**
	 * A file of settings that can't be read is one of the things to be looked at.
	 */
	private static Opened open() {
		try {
			return new Opened(Application.start((context) -> {
			}), null);
		}
		catch (RuntimeException ex) {
			return new Opened(Application.startWithoutFiles(), ex);
		}
	}

	private void show(List<String> lines, Console console) {
		if (!this.output.json()) {
			lines.forEach(console::result);
		}
	}

	/**
	 * What is to be mended here comes first.
	 */
	private static int exitCode(Diagnosis diagnosis) {
		if (diagnosis.isBad(Subject.SETTINGS, Subject.MACHINE)) {
			return ExitCode.WRONG_INPUT;
		}
		return diagnosis.isBad(Subject.HIPCHAT) ? ExitCode.OUT_OF_REACH : ExitCode.OK;
	}

	/**
	 * The program, as far as it could be started.
	 *
	 * @param application the program
	 * @param fault why it was started without files of settings; null when it was not
	 */
	private record Opened(Application application, @Nullable Throwable fault) {

	}

}
