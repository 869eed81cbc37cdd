package io.roomshift.doctor;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.hipchat.settings.HipChatProperties;
import io.roomshift.hipchat.settings.Token;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A setting, and every place where it is set.
 *
 * @param name its name
 * @param value its value; null when it has none
 * @param places where it is set, the place that counts first; none when it has its
 * default
 */
record Setting(String name, @Nullable Object value, List<String> places) {

	static final String HIPCHAT = "roomshift.hipchat";

	private static final String STATE = "roomshift.state-dir";

	/** What may be a secret in the wrong place: a token, or a URL that holds more. */
	private static final Pattern DOUBTFUL = Pattern.compile("[A-Za-z0-9]{20,}|.*[@?#].*");

	/**
	 * All settings that there are.
	 */
	static List<Setting> all(HipChatProperties properties, ConfigurableEnvironment environment) {
		List<Setting> all = new ArrayList<>();
		for (RecordComponent component : HipChatProperties.class.getRecordComponents()) {
			all.add(of(nameOf(component), value(component, properties), environment));
		}
		all.add(of(STATE, environment.getProperty(STATE, "state"), environment));
		return all;
	}

	private static Setting of(String name, @Nullable Object value, ConfigurableEnvironment environment) {
		List<String> places = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			Stream.of(name, name + "[0]")
				.map(ConfigurationPropertyName::of)
				.map(source::getConfigurationProperty)
				.filter(Objects::nonNull)
				.findFirst()
				.ifPresent((ConfigurationProperty property) -> places.add(Place.of(property)));
		}
		return new Setting(name, value, places.stream().distinct().toList());
	}

	private static String nameOf(RecordComponent component) {
		return HIPCHAT + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	private static @Nullable Object value(RecordComponent component, HipChatProperties properties) {
		try {
			return component.getAccessor().invoke(properties);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Whether it has its default.
	 */
	boolean isDefault() {
		return this.places.isEmpty();
	}

	/**
	 * The value and its place, as in {@code 'state' (default)}.
	 */
	String shown() {
		if (isDefault()) {
			return (this.value == null || List.of().equals(this.value)) ? "not set" : shownValue() + " (default)";
		}
		return shownValue() + " (" + this.places.get(0) + ((this.places.size() > 1)
				? "; not used: " + String.join(", ", this.places.subList(1, this.places.size())) : "") + ")";
	}

	private String shownValue() {
		if (this.name.equals(HIPCHAT + ".token") || this.name.equals(HIPCHAT + ".tokens")) {
			return fingerprints();
		}
		if (this.value instanceof Duration duration) {
			return (duration.toMillisPart() == 0) ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
		}
		String text = String.valueOf(this.value);
		return DOUBTFUL.matcher(text).matches() ? "a value that may hold a secret, and is not shown" : "'" + text + "'";
	}

	private String fingerprints() {
		List<?> secrets = (this.value instanceof List<?> list) ? list : Arrays.asList(this.value);
		return secrets.stream()
			.filter((secret) -> secret != null && !secret.equals(""))
			.map((secret) -> new Token(String.valueOf(secret)).toString())
			.collect(Collectors.collectingAndThen(Collectors.joining(", "), (all) -> all.isEmpty() ? "empty" : all));
	}

	/**
	 * Whether a name that is set is that of this setting, however it is written:
	 * environment variables have neither dots nor dashes.
	 */
	boolean isNamed(ConfigurationPropertyName other) {
		return letters(other.toString().replaceFirst("\\[.*", "")).equals(letters(this.name));
	}

	private static String letters(String name) {
		return name.replaceAll("[^a-z0-9]", "");
	}

}
