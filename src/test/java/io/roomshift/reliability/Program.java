package io.roomshift.reliability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.roomshift.announce.Wording;
import io.roomshift.apply.MaxFailures;
import io.roomshift.apply.QuickApply;
import io.roomshift.cli.console.EndingText;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.http.QuickHipChat;
import io.roomshift.input.Mapping;
import io.roomshift.job.Ending;
import io.roomshift.job.JobWiring;
import io.roomshift.job.RenameJob;
import io.roomshift.job.RenameRequest;
import io.roomshift.job.RunListener;
import io.roomshift.ledger.Entry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The program as {@code apply --announce} puts it together, but for the length of its
 * pauses; each run is one process's.
 */
final class Program {

	static final String TOKEN = "A".repeat(40);

	static final String MESSAGE = "{old} is called {new} now";

	private static final String COMMAND_LINE = "java -jar roomshift.jar rooms.csv --announce '" + MESSAGE + "'";

	private static final AtomicLong NEXT_ID = new AtomicLong();

	private final Path directory;

	private final String url;

	private final Duration patience;

	private final Runnable beforeRetry;

	private final List<String> output = new ArrayList<>();

	/**
	 * Creates it.
	 * @param directory holds {@code rooms.csv}, the state and the reports
	 * @param patience how long it waits for an answer
	 * @param beforeRetry is run before a call is made again
	 */
	Program(Path directory, String url, Duration patience, Runnable beforeRetry) {
		this.directory = directory;
		this.url = url;
		this.patience = patience;
		this.beforeRetry = beforeRetry;
	}

	/**
	 * Sets logging up as the program does it. It is the whole JVM's, so that runs at the
	 * same time leave it alone.
	 */
	static void setUpLogging() {
		SpringApplication application = new SpringApplication(Nothing.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run().close();
	}

	/**
	 * Runs the command.
	 */
	Ending run() {
		RenameRequest request = new RenameRequest("apply", Mapping.read(this.directory.resolve("rooms.csv")),
				"https://chat.example.com", new RenameRequest.Options(1, MaxFailures.parse("10%"), null, Duration.ZERO,
						false, Wording.parse(MESSAGE), false, this.directory.resolve("reports"), COMMAND_LINE, false));
		try (ConfigurableApplicationContext context = start(request)) {
			RenameJob job = context.getBean(RenameJob.class);
			keepApart(context.getBean(JdbcTemplate.class));
			Ending ending = job.run();
			EndingText text = new EndingText(ending, COMMAND_LINE, true);
			this.output.addAll(text.complaints());
			this.output.addAll(text.lines());
			this.output.add(ending.summary(COMMAND_LINE).json());
			return ending;
		}
	}

	/**
	 * All that the runs had to say.
	 */
	List<String> output() {
		return this.output;
	}

	/**
	 * Spring Batch keeps the steps under way in a map of the whole JVM, by their ids, so
	 * that runs over several databases at a time need ids of their own.
	 */
	private static void keepApart(JdbcTemplate jdbc) {
		long first = NEXT_ID.addAndGet(1000);
		jdbc.execute("ALTER SEQUENCE BATCH_STEP_EXECUTION_SEQ RESTART WITH " + first);
		jdbc.execute("ALTER SEQUENCE BATCH_JOB_EXECUTION_SEQ RESTART WITH " + first);
	}

	private ConfigurableApplicationContext start(RenameRequest request) {
		SpringApplication application = new SpringApplication(Wiring.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setListeners(application.getListeners()
			.stream()
			.filter((each) -> !(each instanceof LoggingApplicationListener))
			.toList());
		application.setRegisterShutdownHook(false);
		application.setLazyInitialization(true);
		Listener listener = new Listener();
		application.addInitializers((context) -> {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test",
						Map.of("roomshift.hipchat.url", this.url, "roomshift.hipchat.token", TOKEN,
								"roomshift.hipchat.response-timeout", this.patience, "roomshift.state-dir",
								this.directory.resolve("state").toString())));
			GenericApplicationContext beans = (GenericApplicationContext) context;
			beans.registerBean(RenameRequest.class, () -> request);
			beans.registerBean(Listener.class, () -> listener);
		});
		return application.run();
	}

	/**
	 * Notes what an operator would see.
	 */
	private final class Listener implements RunListener, CallListener {

		@Override
		public synchronized void warning(String sentence) {
			Program.this.output.add(sentence);
		}

		@Override
		public synchronized void ended(Entry entry) {
			Program.this.output.add(entry.outcome().detail());
		}

		@Override
		public synchronized void retrying(String what, String why) {
			Program.this.output.add(why);
			Program.this.beforeRetry.run();
		}

	}

	/**
	 * An application that does nothing.
	 */
	static class Nothing {

	}

	/**
	 * The job without long pauses.
	 */
	@Import({ JobWiring.class, QuickHipChat.class, QuickApply.class })
	static class Wiring {

	}

}
