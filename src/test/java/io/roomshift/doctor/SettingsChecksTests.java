package io.roomshift.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.State;
import io.roomshift.doctor.check.Check.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SettingsChecksTests {

	@TempDir
	private Path directory;

	@Test
	void lookWhenSetInSeveralPlacesNamesTheOneThatCountsFirst() throws IOException {
		Path file = file("roomshift:", "  hipchat:", "    url: https://from-file.invalid", "    reserve: 20%");

		Patient patient = Patient.in(this.directory)
			.with("ROOMSHIFT_HIPCHAT_URL", "https://from-environment.invalid")
			.withFirst(Map.of("roomshift.hipchat.url", "https://from-property.invalid"))
			.with(new YamlPropertySourceLoader().load("file", new FileSystemResource(file)).get(0))
			.examined();

		assertThat(patient.check("roomshift.hipchat.url").detail()).isEqualTo(
				"'https://from-property.invalid' (system property roomshift.hipchat.url; not used: environment variable "
						+ "ROOMSHIFT_HIPCHAT_URL, " + file + ":3)");
		assertThat(patient.check("roomshift.hipchat.reserve").detail()).isEqualTo("'20%' (" + file + ":4)");
		assertThat(patient.check("roomshift.hipchat.reserve").minor()).isFalse();
	}

	@Test
	void lookWhenNotSetShowsTheDefaultToThoseWhoWantToKnowAll() {
		Patient patient = Patient.in(this.directory).examined();

		assertThat(patient.check("roomshift.hipchat.connect-timeout")).isEqualTo(
				new Check(Subject.SETTINGS, "roomshift.hipchat.connect-timeout", State.OK, "5s (default)", "", true));
		assertThat(patient.check("roomshift.hipchat.token").detail()).isEqualTo("not set");
	}

	@Test
	void lookWhenNothingIsSetTellsWhatToSetAndLooksAtTheMachine() {
		Patient patient = Patient.in(this.directory).examined();

		assertThat(patient.named(State.BAD)).containsExactly("url", "tokens");
		assertThat(patient.check("url").detail()).isEqualTo("There is no HipChat URL.");
		assertThat(patient.check("tokens").detail()).isEqualTo("There is no HipChat token.");
		assertThat(patient.named(State.SKIPPED)).containsExactly("dns", "connection", "tls", "hipchat", "clock");
		assertThat(patient.check("state").state()).isEqualTo(State.OK);
		assertThat(patient.diagnosis().isBad(Subject.SETTINGS)).isTrue();
	}

	@Test
	void lookWhenATokenIsSetShowsItsFingerprint() {
		Patient patient = Patient.in(this.directory)
			.with("ROOMSHIFT_HIPCHAT_TOKENS", Patient.TOKEN + ",zZ9Other")
			.examined();

		assertThat(patient.check("roomshift.hipchat.tokens").detail())
			.isEqualTo("token " + Patient.SHOWN + ", token 81d1fe (environment variable ROOMSHIFT_HIPCHAT_TOKENS)");
		assertThat(patient.check("tokens").detail())
			.isEqualTo("2 tokens, shown by six characters of its SHA-256: " + Patient.SHOWN + ", 81d1fe.");
	}

	@Test
	void lookWhenSeveralValuesWontDoTellsAll() {
		Patient patient = Patient.in(this.directory)
			.with("ROOMSHIFT_HIPCHAT_CONNECT_TIMEOUT", "soon")
			.with("ROOMSHIFT_HIPCHAT_RESPONSE_TIMEOUT", "2h")
			.with("ROOMSHIFT_HIPCHAT_RESERVE", "lots")
			.with("ROOMSHIFT_HIPCHAT_URL", "chat.example.com")
			.examined();

		assertThat(patient.named(State.BAD)).containsExactly("roomshift.hipchat.connect-timeout",
				"roomshift.hipchat.response-timeout", "roomshift.hipchat.reserve", "url", "tokens");
		assertThat(patient.check("roomshift.hipchat.connect-timeout").detail()).isEqualTo(
				"environment variable ROOMSHIFT_HIPCHAT_CONNECT_TIMEOUT: The value is not one that it can take.");
		assertThat(patient.check("roomshift.hipchat.reserve").cure()).isEqualTo("Write it as in 20%, from 0% to 99%.");
	}

	@Test
	void lookWhenASettingDoesNotExistSaysSoWithoutItsValue() {
		Patient patient = Patient.in(this.directory)
			.with("ROOMSHIFT_HIPCHAT_TOKN", Patient.TOKEN)
			.with("ROOMSHIFT_HIPCHAT_TOKEN_FILE", "no-file")
			.with("ROOMSHIFT_METRICS_PUSHGATEWAY_URL", "http://pushgateway:9091")
			.with("ROOMSHIFT_METRICS_OTLP_HEADERS_KEY", "secret")
			.examined();

		assertThat(patient.check("unknown setting").detail())
			.isEqualTo("'roomshift.hipchat.tokn' (environment variable "
					+ "ROOMSHIFT_HIPCHAT_TOKN) is no setting, and does nothing.");
		assertThat(patient.check("roomshift.hipchat.token-file").detail())
			.isEqualTo("'no-file' (environment variable ROOMSHIFT_HIPCHAT_TOKEN_FILE)");
	}

	@Test
	void lookWhenASecretIsInTheWrongPlaceDoesNotShowIt() {
		Patient patient = Patient.in(this.directory)
			.with("ROOMSHIFT_HIPCHAT_TOKEN_FILE", Patient.TOKEN)
			.with("ROOMSHIFT_HIPCHAT_URL", "https://user:" + Patient.TOKEN + "@chat.example.com")
			.examined();

		assertThat(patient.check("roomshift.hipchat.token-file").detail())
			.startsWith("a value that may hold a secret, and is not shown (");
		assertThat(patient.check("tokens").detail())
			.isEqualTo("roomshift.hipchat.token-file holds what looks like a token, not the name of a file.");
	}

	@Test
	void lookWhenTheTokenFileIsOpenToOthersWarns() throws IOException {
		Path file = file(Patient.TOKEN);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

		Patient patient = Patient.in(this.directory).with("ROOMSHIFT_HIPCHAT_TOKEN_FILE", file.toString()).examined();

		assertThat(patient.check("token file")).isEqualTo(new Check(Subject.SETTINGS, "token file", State.WARN,
				"The token file '" + file + "' can be read by other users of this machine.",
				"Allow it to yourself alone: chmod 600.", false));
	}

	@Test
	void lookWhenTheFileCantBeReadNamesTheLine() throws IOException {
		Path file = file("roomshift:", "  hipchat:", "   token: \"" + Patient.TOKEN, "url: x");
		Throwable thrown = catchThrowable(
				() -> new YamlPropertySourceLoader().load("file", new FileSystemResource(file)));

		Patient patient = Patient.in(this.directory).unreadable(new IllegalStateException(thrown)).examined();

		assertThat(thrown).isInstanceOf(YAMLException.class);
		assertThat(patient.check("settings").detail())
			.isEqualTo("config/application.yml:4 can't be read as settings; the environment alone was looked at.");
	}

	@Test
	void lookWhenTheBundleIsUnknownSaysSoAndGoesOn() {
		Patient patient = Patient.in(this.directory)
			.with("ROOMSHIFT_HIPCHAT_URL", "https://localhost:1")
			.with("ROOMSHIFT_HIPCHAT_SSL_BUNDLE", "company")
			.examined();

		assertThat(patient.check("ssl bundle").detail())
			.isEqualTo("roomshift.hipchat.ssl-bundle: there is no SSL bundle 'company'.");
		assertThat(patient.check("dns").detail()).isEqualTo("not checked, because the SSL bundle can't be used");
	}

	@Test
	void lookWhenAFileOfTheBundleIsMissingSaysWhich() {
		DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
		bundles.registerBundle("company", SslBundle
			.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("file:no-such-authority.pem"))));

		Patient patient = Patient.in(this.directory)
			.with("ROOMSHIFT_HIPCHAT_URL", "https://localhost:1")
			.with("ROOMSHIFT_HIPCHAT_SSL_BUNDLE", "company")
			.examined(bundles);

		assertThat(patient.check("ssl bundle").detail())
			.matches("roomshift\\.hipchat\\.ssl-bundle can't be used \\(.*no-such-authority\\.pem.*\\)\\.");
	}

	private Path file(String... lines) throws IOException {
		return Files.writeString(this.directory.resolve("settings.yml"), String.join("\n", lines));
	}

}
