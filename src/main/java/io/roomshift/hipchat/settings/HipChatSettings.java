package io.roomshift.hipchat.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Settings that were found good.
 *
 * @param url the server's base, without {@code /v2} and without a slash at its end
 * @param tokens at least one, unless they are not needed
 * @param reserve share of the call budget left to others, from 0 to below 1
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long to wait for an answer
 * @param warnings sentences for the operator on what is allowed but unwise
 */
public record HipChatSettings(URI url, List<Token> tokens, double reserve, Duration connectTimeout,
		Duration responseTimeout, List<String> warnings) {

	private static final int HIGHEST_PORT = 65535;

	private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

	private static final Pattern PERCENT = Pattern.compile("(\\d{1,2})\\s*%?");

	private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");

	/**
	 * Checks the settings.
	 * @throws SettingsException at the first one that won't do
	 */
	public static HipChatSettings from(HipChatProperties properties) {
		TokenFile file = TokenFile.of(properties.tokenFile());
		return new HipChatSettings(url(properties), tokens(properties, file), reserve(properties.reserve()),
				timeout("connect-timeout", properties.connectTimeout()),
				timeout("response-timeout", properties.responseTimeout()), file.warnings());
	}

	/**
	 * The settings of somebody who needs nothing but the server.
	 * @throws SettingsException at the first one that won't do
	 */
	public static HipChatSettings withoutTokens(HipChatProperties properties) {
		return new HipChatSettings(url(properties), List.of(), 0,
				timeout("connect-timeout", properties.connectTimeout()),
				timeout("response-timeout", properties.responseTimeout()), List.of());
	}

	/**
	 * The tokens alone.
	 * @throws SettingsException when there is none, or one can't be a token
	 */
	public static List<Token> tokens(HipChatProperties properties) {
		return tokens(properties, TokenFile.of(properties.tokenFile()));
	}

	/**
	 * Who else can read the token file, in sentences.
	 * @throws SettingsException when it can't be read
	 */
	public static List<String> warnings(HipChatProperties properties) {
		return TokenFile.of(properties.tokenFile()).warnings();
	}

	/**
	 * The server's base, checked.
	 * @throws SettingsException when it won't do
	 */
	public static URI url(HipChatProperties properties) {
		String text = (properties.url() != null) ? properties.url().strip() : "";
		if (text.isEmpty()) {
			throw new SettingsException("There is no HipChat URL. Set ROOMSHIFT_HIPCHAT_URL or, in "
					+ "config/application.yml, roomshift.hipchat.url, as in https://chat.example.com; "
					+ "or rehearse with --simulate, which needs none.");
		}
		URI url = parse(text);
		if (url.getScheme().equals("http") && !properties.allowHttp() && !loopback(url.getHost())) {
			throw new SettingsException("roomshift.hipchat.url: '" + text + "' would send the token unencrypted. "
					+ "Use https, or set roomshift.hipchat.allow-http=true if the network between is safe.");
		}
		return url;
	}

	private static URI parse(String text) {
		try {
			URI url = new URI(text);
			String scheme = (url.getScheme() != null) ? url.getScheme().toLowerCase(Locale.ROOT) : "";
			boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null
					&& url.getPort() <= HIGHEST_PORT;
			if ((scheme.equals("https") || scheme.equals("http")) && url.getHost() != null && plain) {
				String path = url.getRawPath().replaceFirst("/+$", "").replaceFirst("/+v2$", "");
				return new URI(scheme + "://" + url.getRawAuthority() + path);
			}
		}
		catch (URISyntaxException ex) {
			throw notAnUrl(ex.getReason());
		}
		throw notAnUrl("an https address with a host and without user, query or fragment is needed");
	}

	private static SettingsException notAnUrl(String reason) {
		return new SettingsException("roomshift.hipchat.url is not the address of a HipChat server (" + reason
				+ "). Write it as in https://chat.example.com.");
	}

	private static boolean loopback(String host) {
		return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
	}

	private static List<Token> tokens(HipChatProperties properties, TokenFile file) {
		Set<String> secrets = new LinkedHashSet<>();
		add(secrets, "roomshift.hipchat.token", properties.token());
		add(secrets, "roomshift.hipchat.token-file", file.secret());
		properties.tokens().forEach((token) -> add(secrets, "roomshift.hipchat.tokens", token));
		if (secrets.isEmpty()) {
			throw new SettingsException("There is no HipChat token. Set ROOMSHIFT_HIPCHAT_TOKEN, or name a file that "
					+ "holds it by roomshift.hipchat.token-file. HipChat makes one at Account settings > API access; "
					+ "it needs the scopes view_group and admin_room.");
		}
		return secrets.stream().map(Token::new).toList();
	}

	private static void add(Set<String> secrets, String property, @Nullable String secret) {
		if (secret == null || secret.isEmpty()) {
			return;
		}
		if (secret.contains("\n") || secret.contains("\r")) {
			throw new SettingsException(property + " holds a line break. Write the token alone, on one line.");
		}
		if (!secret.chars().allMatch((c) -> c > ' ' && c < 0x7f)) {
			throw new SettingsException(property + " holds a blank or another character that no token has. "
					+ "Copy the token again, without quotes or blanks around it.");
		}
		secrets.add(secret);
	}

	private static Duration timeout(String name, Duration timeout) {
		if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
			throw new SettingsException("roomshift.hipchat." + name + ": '" + timeout
					+ "' is not between a millisecond and an hour. Write it as in 30s.");
		}
		return timeout;
	}

	private static double reserve(String text) {
		Matcher matcher = PERCENT.matcher(text.strip());
		if (!matcher.matches()) {
			throw new SettingsException(
					"roomshift.hipchat.reserve: '" + text + "' is not a share. Write it as in 20%, from 0% to 99%.");
		}
		return Integer.parseInt(matcher.group(1)) / 100.0;
	}

}
