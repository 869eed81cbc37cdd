package io.roomshift.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.doctor.check.Findings;
import io.roomshift.hipchat.http.Probe;
import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.hipchat.settings.SettingsException;
import io.roomshift.hipchat.settings.Token;
import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.database.Database;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks at all that a run stands on, from the settings to the disk. What depends on
 * something bad is left out; everything else is looked at all the same.
 */
public final class Doctor {

	private static final String[] OF_A_SERVER = { "dns", "connection", "tls", "hipchat", "clock" };

	private final ConfigurableEnvironment environment;

	private final ObjectProvider<SslBundles> bundles;

	private final InstantSource clock;

	Doctor(ConfigurableEnvironment environment, ObjectProvider<SslBundles> bundles, InstantSource clock) {
		this.environment = environment;
		this.bundles = bundles;
		this.clock = clock;
	}

	/**
	 * Looks at everything.
	 * @param commands the commands that there are
	 * @param unreadable why files of settings could not be read; null when they could
	 * @param told is told each check as it is made
	 */
	public Diagnosis examine(Set<String> commands, @Nullable Throwable unreadable, Consumer<Check> told) {
		Findings findings = new Findings(told);
		SettingsChecks settings = new SettingsChecks(this.environment, findings);
		HipChatProperties properties = settings.look(unreadable);
		Optional<URI> url = settings.url(properties);
		List<Token> tokens = settings.tokens(properties);
		Optional<Probe> probe = url.flatMap((found) -> probe(properties, findings));
		if (url.isPresent() && probe.isPresent()) {
			look(new ServerChecks(url.get(), properties, probe.get(), findings, this.clock.instant()), probe.get(),
					tokens, commands, findings);
		}
		else {
			String because = url.isEmpty() ? "there is no good URL" : "the SSL bundle can't be used";
			findings.skip(Subject.HIPCHAT, because, OF_A_SERVER);
			tokens.forEach((token) -> findings.skip(Subject.HIPCHAT, because, token.toString()));
		}
		look(new MachineChecks(findings), Path.of(this.environment.getProperty("roomshift.state-dir", "state")),
				findings);
		return new Diagnosis(findings.all(), probe.map(Probe::calls).orElse(0));
	}

	private void look(MachineChecks machine, Path state, Findings findings) {
		try {
			if (Database.isServer(this.environment)) {
				machine.look(state, Database.of(this.environment));
			}
			else {
				machine.look(state);
			}
		}
		catch (LedgerException ex) {
			findings.add(Check.bad(Subject.SETTINGS, "database", String.valueOf(ex.getMessage())));
			machine.lookAtTheRest(state);
		}
	}

	private Optional<Probe> probe(HipChatProperties properties, Findings findings) {
		try {
			return Optional.of(Probe.of(properties, this.bundles.getObject(), this.clock));
		}
		catch (SettingsException ex) {
			findings.add(Check.bad(Subject.SETTINGS, "ssl bundle", String.valueOf(ex.getMessage())));
		}
		return Optional.empty();
	}

	private void look(ServerChecks server, Probe probe, List<Token> tokens, Set<String> commands, Findings findings) {
		boolean reached = server.look();
		for (Token token : tokens) {
			if (reached) {
				new TokenChecks(probe, token, server.url(), findings).look(commands);
			}
			else {
				findings.skip(Subject.HIPCHAT, "HipChat is out of reach", token.toString());
			}
		}
	}

}
