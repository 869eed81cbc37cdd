package io.roomshift.cli.session;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.roomshift.hipchat.settings.SecretMask;

import org.springframework.core.env.PropertyResolver;

/**
 * The secrets that lead into a database, hidden in whatever is logged: the password, and
 * what a URL holds of that kind.
 */
final class DatabaseSecrets {

	private static final Pattern IN_URL = Pattern
		.compile("(?<=[?&](?:ssl)?password=)[^&]+|(?<=//[^/@:]{0,100}:)[^/@]+(?=@)");

	private DatabaseSecrets() {
	}

	/**
	 * One that is the name of the user or the database is left as it is: hiding it would
	 * tell that it is.
	 */
	static void hide(PropertyResolver settings) {
		try {
			String url = settings.getProperty("spring.datasource.url", "");
			String names = IN_URL.matcher(url).replaceAll("") + settings.getProperty("spring.datasource.username", "");
			Stream
				.concat(Stream.of(settings.getProperty("spring.datasource.password", "")),
						IN_URL.matcher(url).results().map(MatchResult::group).flatMap(DatabaseSecrets::asWritten))
				.filter((secret) -> !names.contains(secret))
				.forEach((secret) -> SecretMask.hide(secret, "the database's password"));
		}
		catch (IllegalArgumentException ex) {
			// A setting that stands for another one that is not there is told where it is
			// used.
		}
	}

	private static Stream<String> asWritten(String inUrl) {
		return Stream.of(inUrl, URLDecoder.decode(inUrl, StandardCharsets.UTF_8));
	}

}
