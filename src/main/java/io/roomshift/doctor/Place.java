package io.roomshift.doctor;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/**
 * Where a setting stands, in words: a line of a file, an environment variable, a system
 * property.
 */
final class Place {

	private Place() {
	}

	static String of(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		if (origin instanceof PropertySourceOrigin wrapper && wrapper.getOrigin() != null) {
			origin = wrapper.getOrigin();
		}
		if (origin instanceof TextResourceOrigin text) {
			return file(text);
		}
		if (origin instanceof SystemEnvironmentOrigin variable) {
			return "environment variable " + variable.getProperty();
		}
		if (origin instanceof PropertySourceOrigin source) {
			return named(source);
		}
		return (origin != null) ? origin.toString() : "unknown place";
	}

	private static String named(PropertySourceOrigin source) {
		return switch (source.getPropertySource().getName()) {
			case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
				"system property " + source.getPropertyName();
			case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME ->
				"environment variable " + source.getPropertyName();
			default -> source.getPropertySource().getName();
		};
	}

	private static String file(TextResourceOrigin text) {
		TextResourceOrigin.Location location = text.getLocation();
		return name(text.getResource()) + ((location != null) ? ":" + (location.getLine() + 1) : "");
	}

	private static String name(@Nullable Resource resource) {
		if (resource == null) {
			return "a file";
		}
		try {
			Path file = resource.getFile().toPath().toAbsolutePath().normalize();
			Path here = Path.of("").toAbsolutePath();
			return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
		}
		catch (IOException ex) {
			return resource.getDescription();
		}
	}

}
