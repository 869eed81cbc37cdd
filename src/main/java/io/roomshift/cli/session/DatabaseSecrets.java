package io.roomshift.cli.session;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.roomshift.hipchat.settings.SecretMask;

import org.springframework.core.env.PropertyResolver;

/**
 * The secrets that lead into a database, hidden in whatever is logged: the password, and
 * what a URL holds of that kind.
 */
final class DatabaseSecrets {

	private static final String SHOWN = "the database's password";

	private static final Pattern IN_URL = Pattern
		.compile("(?<=[?&](?:ssl)?password=)[^&]+|(?<=//[^/@:]{0,100}:)[^/@]+(?=@)");

	private DatabaseSecrets() {
	}

	static void hide(PropertyResolver settings) {
		try {
			hide(settings.getProperty("spring.datasource.password", ""));
			Matcher found = IN_URL.matcher(settings.getProperty("spring.datasource.url", ""));
			while (found.find()) {
				hide(found.group());
				hide(URLDecoder.decode(found.group(), StandardCharsets.UTF_8));
			}
		}
		catch (IllegalArgumentException ex) {
			// A setting that stands for another one that is not there is told where it is
			// used.
		}
	}

	private static void hide(String secret) {
		SecretMask.hide(secret, SHOWN);
	}

}
