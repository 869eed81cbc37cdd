package io.roomshift.cli.session;

import java.nio.file.Path;

import io.micrometer.observation.ObservationRegistry;
import io.roomshift.cli.console.Console;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.HipChat;
import io.roomshift.metrics.Metrics;
import io.roomshift.metrics.MetricsProperties;
import io.roomshift.report.Summary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Measures a command where that is asked for; else it loads nothing, for that takes time
 * at every start.
 */
public final class Measurement {

	private static final String SETTINGS = "roomshift.metrics";

	private final @Nullable Path file;

	private final String command;

	private final String mapping;

	private final boolean rehearsal;

	private @Nullable Metrics metrics;

	private @Nullable String misread;

	/**
	 * Creates a measurement that has not begun.
	 * @param file where figures are written; null for nowhere
	 * @param command the command that is measured
	 * @param mapping the mapping, or what stands in its place
	 * @param rehearsal whether it is a rehearsal, of which nothing is sent
	 */
	public Measurement(@Nullable Path file, String command, String mapping, boolean rehearsal) {
		this.file = file;
		this.command = command;
		this.mapping = mapping;
		this.rehearsal = rehearsal;
	}

	/**
	 * Begins to measure what the context's beans do, if anybody wants to know.
	 */
	public void begin(GenericApplicationContext context) {
		if (this.file == null && !isSent(context.getEnvironment())) {
			return;
		}
		Metrics begun = new Metrics(subject(), settings(context.getEnvironment()));
		this.metrics = begun;
		context.registerBean("callMeters", CallListener.class, begun::calls);
		context.registerBean("observations", ObservationRegistry.class, begun::observations);
	}

	private boolean isSent(Environment environment) {
		return !this.rehearsal && (isSet(environment, ".pushgateway.url") || isSet(environment, ".otlp.url"));
	}

	private static boolean isSet(Environment environment, String setting) {
		return !environment.getProperty(SETTINGS + setting, "").isBlank();
	}

	private Metrics.Subject subject() {
		return new Metrics.Subject(this.command, this.mapping, this.rehearsal, Version.number());
	}

	/**
	 * The settings; the defaults when they can't be read, for a run is worth more than
	 * its figures.
	 */
	private MetricsProperties settings(Environment environment) {
		try {
			return Binder.get(environment).bindOrCreate(SETTINGS, MetricsProperties.class);
		}
		catch (BindException ex) {
			this.misread = "The setting '" + ex.getName()
					+ "' has a value that it can't take, so no figures are sent. See config/application.yml for what "
					+ "it means.";
			return MetricsProperties.none();
		}
	}

	/**
	 * Takes what is known of calls, before the beans are gone.
	 */
	public void take(Application application) {
		Metrics begun = this.metrics;
		if (begun != null) {
			application.made(HipChat.class).ifPresent((hipChat) -> begun.tokens(hipChat.counts(), hipChat.budgets()));
		}
	}

	/**
	 * Writes and sends the figures; what could not be done is a warning, and changes
	 * nothing.
	 */
	public void end(Summary summary, Console console) {
		if (this.misread != null) {
			console.warning(this.misread);
		}
		Metrics begun = this.metrics;
		if (begun == null && this.file != null) {
			begun = new Metrics(subject(), MetricsProperties.none());
		}
		if (begun != null) {
			begun.ended(summary);
			write(begun, console);
			begun.send().forEach(console::warning);
		}
	}

	private void write(Metrics ended, Console console) {
		if (this.file == null) {
			return;
		}
		try {
			Output.writeForAll(this.file, ended::writeTo);
		}
		catch (OutputException ex) {
			console.warning("--metrics-file: " + ex.getMessage());
		}
	}

}
