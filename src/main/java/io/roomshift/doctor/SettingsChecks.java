package io.roomshift.doctor;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.doctor.check.Findings;
import io.roomshift.hipchat.settings.Causes;
import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.hipchat.settings.SettingsException;
import io.roomshift.hipchat.settings.Token;
import io.roomshift.metrics.MetricsProperties;
import io.roomshift.room.Plural;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks at the settings: what each is, where it stands, and whether it will do.
 */
final class SettingsChecks {

	private static final ConfigurationPropertyName ALL = ConfigurationPropertyName.of("roomshift");

	private static final Path FILE = Path.of("config", "application.yml");

	private final ConfigurableEnvironment environment;

	private final Findings findings;

	SettingsChecks(ConfigurableEnvironment environment, Findings findings) {
		this.environment = environment;
		this.findings = findings;
	}

	/**
	 * Looks at each setting by itself.
	 * @param unreadable why files of settings could not be read; null when they could
	 * @return the settings, with the default in place of a value that does not fit
	 */
	HipChatProperties look(@Nullable Throwable unreadable) {
		Map<String, String> faults = new LinkedHashMap<>();
		HipChatProperties properties = bind(faults);
		HipChatProperties usable = usable(properties, faults);
		List<Setting> settings = Setting.all(properties, this.environment);
		this.findings.add((unreadable != null) ? unreadable(unreadable) : files());
		settings.forEach((setting) -> this.findings.add(check(setting, faults.get(setting.name()))));
		unknown(settings);
		return usable;
	}

	/**
	 * The URL, if it will do.
	 */
	Optional<URI> url(HipChatProperties properties) {
		return judged("url", () -> HipChatSettings.url(properties)).map((url) -> {
			this.findings.add(Check.ok(Subject.SETTINGS, "url", "The API is at " + url + "/v2."));
			return url;
		});
	}

	/**
	 * The tokens, if they can be tokens.
	 */
	List<Token> tokens(HipChatProperties properties) {
		List<Token> tokens = judged("tokens", () -> HipChatSettings.tokens(properties)).orElse(List.of());
		if (!tokens.isEmpty()) {
			this.findings.add(Check.ok(Subject.SETTINGS, "tokens",
					Plural.of(tokens.size(), "token") + ", shown by " + "six characters of its SHA-256: "
							+ tokens.stream().map(Token::fingerprint).collect(Collectors.joining(", ")) + "."));
			HipChatSettings.warnings(properties)
				.forEach((warning) -> this.findings.add(Check.warn(Subject.SETTINGS, "token file", warning)));
		}
		return tokens;
	}

	private HipChatProperties bind(Map<String, String> faults) {
		return Binder.get(this.environment)
			.bindOrCreate(Setting.HIPCHAT, Bindable.of(HipChatProperties.class), new AbstractBindHandler() {

				@Override
				public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target,
						BindContext context, Exception error) {
					faults.put(name.toString(), "The value is not one that it can take. "
							+ "See config/application.yml for what it means and how it is written.");
					return null;
				}

			});
	}

	private static Check files() {
		String here = "'" + Path.of("").toAbsolutePath() + "'";
		return Check.ok(Subject.SETTINGS, "settings",
				Files.isRegularFile(FILE) ? "Read from " + FILE + " in " + here + " and from the environment."
						: "There is no " + FILE + " in " + here + "; the environment alone counts.");
	}

	/**
	 * What the file holds is not shown, for it may be a secret.
	 */
	private static Check unreadable(Throwable thrown) {
		String line = Causes.find(thrown, MarkedYAMLException.class)
			.map(MarkedYAMLException::getProblemMark)
			.map((mark) -> ":" + (mark.getLine() + 1))
			.orElse("");
		return Check.bad(Subject.SETTINGS, "settings",
				FILE + line + " can't be read as settings; the environment alone was looked at.",
				"Look at its indentation, quotes and colons: blanks, not tabs, and one blank after each colon.");
	}

	private static Check check(Setting setting, @Nullable String fault) {
		if (fault != null) {
			return Check.bad(Subject.SETTINGS, setting.name(), setting.places().get(0) + ": " + fault);
		}
		Check check = Check.ok(Subject.SETTINGS, setting.name(), setting.shown());
		return setting.isDefault() ? check.asMinor() : check;
	}

	/**
	 * What is set and means nothing.
	 */
	private void unknown(List<Setting> settings) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource listed) {
				listed.stream()
					.filter(ALL::isAncestorOf)
					.filter((name) -> settings.stream().noneMatch((setting) -> setting.isNamed(name)))
					.filter((name) -> !MetricsProperties.isSetting(name.toString()))
					.map(source::getConfigurationProperty)
					.filter(Objects::nonNull)
					.forEach((ConfigurationProperty property) -> this.findings.add(unknown(property)));
			}
		}
	}

	private static Check unknown(ConfigurationProperty property) {
		return Check.warn(Subject.SETTINGS, "unknown setting",
				"'" + property.getName() + "' (" + Place.of(property) + ") is no setting, and does nothing.",
				"Look for a misspelling: config/application.yml shows every setting.");
	}

	/**
	 * The settings besides URL and tokens, each judged by itself, with what is not usable
	 * replaced.
	 */
	private static HipChatProperties usable(HipChatProperties given, Map<String, String> faults) {
		Duration connect = usable(given.connectTimeout(), Duration.ofSeconds(5), "connect-timeout",
				(limit) -> sample(limit, limit, "0%"), faults);
		Duration response = usable(given.responseTimeout(), Duration.ofSeconds(30), "response-timeout",
				(limit) -> sample(connect, limit, "0%"), faults);
		String reserve = usable(given.reserve(), "0%", "reserve", (share) -> sample(connect, response, share), faults);
		return new HipChatProperties(given.url(), given.token(), given.tokenFile(), given.tokens(), connect, response,
				reserve, given.allowHttp(), given.sslBundle());
	}

	private static <T> T usable(T value, T otherwise, String name, Function<T, HipChatProperties> sample,
			Map<String, String> faults) {
		try {
			HipChatSettings.from(sample.apply(value));
			return value;
		}
		catch (SettingsException ex) {
			faults.put(Setting.HIPCHAT + "." + name, String.valueOf(ex.getMessage()));
			return otherwise;
		}
	}

	private static HipChatProperties sample(Duration connect, Duration response, String reserve) {
		return new HipChatProperties("https://localhost", "-", null, List.of(), connect, response, reserve, false,
				null);
	}

	private <T> Optional<T> judged(String name, Supplier<T> setting) {
		try {
			return Optional.of(setting.get());
		}
		catch (SettingsException ex) {
			this.findings.add(Check.bad(Subject.SETTINGS, name, String.valueOf(ex.getMessage())));
			return Optional.empty();
		}
	}

}
