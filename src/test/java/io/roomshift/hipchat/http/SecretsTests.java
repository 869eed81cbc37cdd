package io.roomshift.hipchat.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import com.github.tomakehurst.wiremock.http.Fault;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.settings.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged with the program's own configuration of the log.
 */
class SecretsTests {

	private static final Logger LOG = LoggerFactory.getLogger(SecretsTests.class);

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final LoggingSystem logging = LoggingSystem.get(SecretsTests.class.getClassLoader());

	private final PrintStream err = System.err;

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	@BeforeEach
	void logAsTheProgramDoes() throws IOException {
		System.setErr(new PrintStream(this.written, true, StandardCharsets.UTF_8));
		logWith(Map.of());
	}

	private void logWith(Map<String, Object> wanted) throws IOException {
		StandardEnvironment settings = new StandardEnvironment();
		settings.getPropertySources().addFirst(new MapPropertySource("wanted", wanted));
		settings.getPropertySources().addLast(new ResourcePropertySource("classpath:application.properties"));
		this.logging.cleanUp();
		this.logging.beforeInitialize();
		this.logging.initialize(new LoggingInitializationContext(settings), settings.getProperty("logging.config"),
				LogFile.get(settings));
		this.logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME,
				settings.getRequiredProperty("logging.level.root", LogLevel.class));
	}

	@AfterEach
	void logAsBefore() throws JoranException {
		System.setErr(this.err);
		this.logging.cleanUp();
		this.context.reset();
		new ContextInitializer(this.context).autoConfig();
	}

	@Test
	void logWhenAllIsTracedHoldsNoToken() throws IOException {
		this.context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);
		this.context.getLogger("wiremock").setLevel(Level.OFF);
		this.context.getLogger("org.eclipse.jetty").setLevel(Level.OFF);
		StringWriter failures = new StringWriter();

		try (Backend backend = new Backend(); CutOffServer cutOff = new CutOffServer("HTTP/1.1 200 OK\r\n")) {
			for (Operation operation : Operation.values()) {
				backend.answers(operation, 401, "{\"error\": {\"message\": \"Invalid: " + Backend.SECRET + "\"}}");
				fail(backend, operation, backend.url(), failures);
				backend.answers(operation, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
				fail(backend, operation, backend.url(), failures);
				fail(backend, operation, backend.httpsUrl(), failures);
				fail(backend, operation, cutOff.url(), failures);
			}
		}

		assertThat(this.written.toString(StandardCharsets.UTF_8)).contains("GET http")
			.contains("/v2/oauth/token/[" + new Token(Backend.SECRET) + "]")
			.doesNotContain(Backend.SECRET);
		assertThat(failures.toString()).contains("HipChatException").doesNotContain(Backend.SECRET);
	}

	@Test
	void logWhenMessageHoldsControlCharactersIsOneLine() {
		LOG.warn("room {} is odd", "a\u001b[2J\r\n12:00:00 WARN  forged\u0007");

		assertThat(this.written.toString(StandardCharsets.UTF_8))
			.matches("\\d\\d:\\d\\d:\\d\\d WARN  room a \\[2J 12:00:00 WARN  forged  is odd\\R");
	}

	@Test
	void logWhenExceptionHoldsATokenMasksIt() {
		Token token = new Token("tokenOfTheSecretsTests");

		LOG.error("failed", new IllegalStateException("GET /v2/oauth/token/tokenOfTheSecretsTests"));

		assertThat(this.written.toString(StandardCharsets.UTF_8))
			.contains("java.lang.IllegalStateException: GET /v2/oauth/token/[" + token + "]")
			.doesNotContain("tokenOfTheSecretsTests");
	}

	@Test
	void logWhenItIsAFileAndStructuredMasksBoth(@TempDir Path directory) throws IOException {
		Path file = directory.resolve("roomshift.log");
		logWith(Map.of("logging.structured.format.console", "ecs", "logging.file.name", file.toString()));
		Token token = new Token("secondTokenOfTheSecretsTests");

		LOG.warn("GET /v2/oauth/token/{}\r\nforged", "secondTokenOfTheSecretsTests");

		String shown = "GET /v2/oauth/token/[" + token + "]";
		assertThat(this.written.toString(StandardCharsets.UTF_8)).startsWith("{")
			.contains("\"message\":\"" + shown + "\\r\\nforged\"");
		assertThat(file).content(StandardCharsets.UTF_8)
			.hasLineCount(1)
			.endsWith(shown + " forged" + System.lineSeparator());
	}

	@Test
	void logWhenAFileOfTheOperatorTellsHowMasksBehindOthersToo(@TempDir Path directory) throws IOException {
		Path config = Files.writeString(directory.resolve("own.xml"), """
				<configuration>
					<appender name="console" class="ch.qos.logback.core.ConsoleAppender">
						<encoder><pattern>own %msg%n</pattern></encoder>
					</appender>
					<appender name="later" class="ch.qos.logback.classic.AsyncAppender">
						<appender-ref ref="console"/>
					</appender>
					<root level="WARN"><appender-ref ref="later"/></root>
				</configuration>
				""");
		logWith(Map.of("logging.config", config.toString()));
		Token token = new Token("thirdTokenOfTheSecretsTests");

		LOG.warn("GET /v2/oauth/token/{}", "thirdTokenOfTheSecretsTests");
		this.logging.cleanUp();
		this.context.stop();

		assertThat(this.written.toString(StandardCharsets.UTF_8))
			.isEqualTo("own GET /v2/oauth/token/[" + token + "]" + System.lineSeparator());
	}

	@Test
	void logWhenNothingIsWrongIsSilent() {
		LOG.info("all is well");

		assertThat(this.written.toString(StandardCharsets.UTF_8)).isEmpty();
	}

	private static void fail(Backend backend, Operation operation, String url, StringWriter failures) {
		HipChatException failure = backend.failureOf(operation, backend.client(url));
		failure.printStackTrace(new PrintWriter(failures, true));
		List.of(failure.getSuppressed()).forEach((suppressed) -> suppressed.printStackTrace(new PrintWriter(failures)));
	}

}
