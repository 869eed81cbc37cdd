package io.roomshift.hipchat.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HipChatSettingsTests {

	private static final String URL = "https://chat.example.com";

	private static final String SECRET = "s3cr3tT0kenOfF0rtyLettersAndDigits000000";

	private final Path directory;

	HipChatSettingsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void fromWhenAllIsGivenKeepsIt() {
		HipChatSettings settings = HipChatSettings.from(new HipChatProperties(URL, SECRET, null, List.of(),
				Duration.ofSeconds(5), Duration.ofSeconds(30), "20%", false, null));

		assertThat(settings.url()).isEqualTo(URI.create(URL));
		assertThat(settings.tokens()).extracting(Token::secret).containsExactly(SECRET);
		assertThat(settings.reserve()).isEqualTo(0.2);
		assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
		assertThat(settings.warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  " })
	void fromWhenThereIsNoUrlSaysHowToSetIt(String url) {
		assertRefused(properties(url, SECRET),
				"""
						There is no HipChat URL. Set ROOMSHIFT_HIPCHAT_URL or, in config/application.yml, \
						roomshift.hipchat.url, as in https://chat.example.com; or rehearse with --simulate, which needs none.""");
	}

	@ParameterizedTest
	@CsvSource({ "https://chat.example.com/v2, https://chat.example.com",
			"https://chat.example.com/v2//, https://chat.example.com",
			"https://chat.example.com/, https://chat.example.com",
			"' https://chat.example.com ', https://chat.example.com",
			"HTTPS://chat.example.com:8443/hip%20chat/v2/, https://chat.example.com:8443/hip%20chat",
			"https://chat.example.com/v22, https://chat.example.com/v22",
			"http://localhost:8080/v2, http://localhost:8080", "http://127.0.0.1:80, http://127.0.0.1:80",
			"http://[::1]:8080/v2, http://[::1]:8080" })
	void fromWhenUrlIsGoodKeepsTheBase(String url, String base) {
		assertThat(HipChatSettings.from(properties(url, SECRET)).url()).hasToString(base);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://bad host              | Illegal character in authority
			https://                     | Expected authority
			https://chat.example.com/a b | Illegal character in path
			""")
	void fromWhenUrlIsMalformedSaysWhy(String url, String reason) {
		assertRefused(properties(url, SECRET), "roomshift.hipchat.url is not the address of a HipChat server (" + reason
				+ "). Write it as in https://chat.example.com.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "chat.example.com", "chat.example.com:8443", "ftp://chat.example.com",
			"https://user:pass@chat.example.com", "https://chat.example.com?auth_token=x",
			"https://chat.example.com#top", "https://chat.example.com:99999", "mailto:admin@example.com", "/v2" })
	void fromWhenUrlIsNotAServersAddressSaysWhatIsNeeded(String url) {
		assertRefused(properties(url, SECRET), """
				roomshift.hipchat.url is not the address of a HipChat server (an https address with a host and without \
				user, query or fragment is needed). Write it as in https://chat.example.com.""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://chat.example.com", "http://localhost.example.com", "http://127.0.0.1.example.com",
			"http://10.0.0.1" })
	void fromWhenTokenWouldTravelUnencryptedRefuses(String url) {
		assertRefused(properties(url, SECRET), "roomshift.hipchat.url: '" + url + "' would send the token unencrypted. "
				+ "Use https, or set roomshift.hipchat.allow-http=true if the network between is safe.");
	}

	@Test
	void fromWhenHttpIsAllowedTakesIt() {
		HipChatSettings settings = HipChatSettings.from(new HipChatProperties("http://chat.example.com", SECRET, null,
				List.of(), Duration.ofSeconds(5), Duration.ofSeconds(30), "0", true, null));

		assertThat(settings.url()).hasToString("http://chat.example.com");
	}

	@Test
	void fromWhenThereIsNoTokenSaysHowToGetOne() {
		assertRefused(properties(URL, null), """
				There is no HipChat token. Set ROOMSHIFT_HIPCHAT_TOKEN, or name a file that holds it by \
				roomshift.hipchat.token-file. HipChat makes one at Account settings > API access; it needs the \
				scopes view_group and admin_room.""");
	}

	@ParameterizedTest
	@ValueSource(strings = { SECRET + "\n", SECRET + "\r", SECRET + "\nX-Evil: 1" })
	void fromWhenTokenHoldsALineBreakRefusesWithoutShowingIt(String token) {
		assertRefused(properties(URL, token),
				"roomshift.hipchat.token holds a line break. Write the token alone, on one line.");
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", SECRET + " ", " " + SECRET, "s3cr3t T0ken", SECRET + "é", SECRET + "\t",
			SECRET + "\u0000", "“" + SECRET + "”" })
	void fromWhenTokenHoldsAnotherCharacterRefusesWithoutShowingIt(String token) {
		assertRefused(properties(URL, token), """
				roomshift.hipchat.token holds a blank or another character that no token has. \
				Copy the token again, without quotes or blanks around it.""");
	}

	@ParameterizedTest
	@ValueSource(strings = { SECRET, SECRET + "\n", SECRET + "\r\n" })
	void fromWhenTokenFileIsGivenReadsIt(String content) throws IOException {
		HipChatSettings settings = HipChatSettings.from(withFile(file(content, "rw-------").toString()));

		assertThat(settings.tokens()).extracting(Token::secret).containsExactly(SECRET);
		assertThat(settings.warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-r--r--", "rw-r-----", "rw----r--" })
	void fromWhenTokenFileCanBeReadByOthersWarns(String permissions) throws IOException {
		Path file = file(SECRET, permissions);

		assertThat(HipChatSettings.from(withFile(file.toString())).warnings()).containsExactly("The token file '" + file
				+ "' can be read by other users of this machine. Allow it to yourself alone: chmod 600.");
	}

	@Test
	void fromWhenTokenFileIsEmptySaysSo() throws IOException {
		Path file = file("\n", "rw-------");

		assertRefused(withFile(file.toString()), "The token file '" + file + "' is empty. Write the token into it.");
	}

	@Test
	void fromWhenTokenFileHoldsMoreThanTheTokenRefuses() throws IOException {
		assertRefused(withFile(file("# mine\n" + SECRET, "rw-------").toString()),
				"roomshift.hipchat.token-file holds a line break. Write the token alone, on one line.");
	}

	@Test
	void fromWhenTokenFileIsNoTextRefuses() throws IOException {
		Path file = Files.write(this.directory.resolve("token"), new byte[] { (byte) 0xff, (byte) 0xfe, 's', 0 });

		assertRefused(withFile(file.toString()), """
				roomshift.hipchat.token-file holds a blank or another character that no token has. \
				Copy the token again, without quotes or blanks around it.""");
	}

	@Test
	void fromWhenTokenFileCannotBeReadSaysWhereToLook() {
		for (String name : List.of(this.directory.resolve("missing").toString(), this.directory.toString(),
				"a\u0000b")) {
			assertRefused(withFile(name), "The token file '" + name + "' can't be read. "
					+ "Look at roomshift.hipchat.token-file and at the file's permissions.");
		}
	}

	@Test
	void fromWhenThereAreSeveralTokensKeepsEachOnce() {
		HipChatSettings settings = HipChatSettings.from(new HipChatProperties(URL, SECRET, null,
				List.of("another0Token", SECRET), Duration.ofSeconds(5), Duration.ofSeconds(30), "0%", false, null));

		assertThat(settings.tokens()).extracting(Token::secret).containsExactly(SECRET, "another0Token");
	}

	@ParameterizedTest
	@CsvSource({ "0%, 0", "20%, 0.2", "99 %, 0.99", "' 5% ', 0.05", "7, 0.07" })
	void fromWhenReserveIsAShareTakesIt(String text, double reserve) {
		assertThat(HipChatSettings.from(withReserve(text)).reserve()).isEqualTo(reserve);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "100%", "-1%", "0.2", "a fifth", "20%%" })
	void fromWhenReserveIsNoShareRefuses(String text) {
		assertRefused(withReserve(text),
				"roomshift.hipchat.reserve: '" + text + "' is not a share. Write it as in 20%, from 0% to 99%.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S", "PT1H1S" })
	void fromWhenTimeoutIsOutOfRangeRefuses(String timeout) {
		assertRefused(
				new HipChatProperties(URL, SECRET, null, List.of(), Duration.parse(timeout), Duration.ofSeconds(30),
						"0%", false, null),
				"roomshift.hipchat.connect-timeout: '" + timeout
						+ "' is not between a millisecond and an hour. Write it as in 30s.");
	}

	@Test
	void toStringWhenShownHoldsNoToken() throws IOException {
		HipChatProperties properties = new HipChatProperties(URL, SECRET, file(SECRET, "rw-------").toString(),
				List.of(SECRET), Duration.ofSeconds(5), Duration.ofSeconds(30), "0%", false, null);

		assertThat(properties.toString()).doesNotContain(SECRET);
		assertThat(HipChatSettings.from(properties).toString()).doesNotContain(SECRET);
	}

	private void assertRefused(HipChatProperties properties, String message) {
		assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> HipChatSettings.from(properties))
			.withMessage("%s", message);
		assertThat(message).doesNotContain(SECRET);
	}

	private Path file(String content, String permissions) throws IOException {
		Path file = this.directory.resolve("token");
		Files.writeString(file, content, StandardCharsets.UTF_8);
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
	}

	private static HipChatProperties properties(@Nullable String url, @Nullable String token) {
		return new HipChatProperties(url, token, null, List.of(), Duration.ofSeconds(5), Duration.ofSeconds(30), "0%",
				false, null);
	}

	private static HipChatProperties withFile(String file) {
		return new HipChatProperties(URL, null, file, List.of(), Duration.ofSeconds(5), Duration.ofSeconds(30), "0%",
				false, null);
	}

	private static HipChatProperties withReserve(String reserve) {
		return new HipChatProperties(URL, SECRET, null, List.of(), Duration.ofSeconds(5), Duration.ofSeconds(30),
				reserve, false, null);
	}

}
