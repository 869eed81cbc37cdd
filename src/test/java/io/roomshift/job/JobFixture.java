package io.roomshift.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.roomshift.announce.Wording;
import io.roomshift.apply.MaxFailures;
import io.roomshift.apply.StopSignal;
import io.roomshift.hipchat.CallLimit;
import io.roomshift.hipchat.CallListener;
import io.roomshift.hipchat.messages.Style;
import io.roomshift.input.Mapping;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.Ledger;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.ledger.announcements.Announcements;
import io.roomshift.simulator.Journal;
import io.roomshift.simulator.SimulatedRoom;
import io.roomshift.simulator.Simulator;
import io.roomshift.simulator.SimulatorOptions;
import io.roomshift.simulator.SimulatorSeed;
import io.roomshift.simulator.SimulatorSeed.Token;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The whole job over a simulated HipChat, put together as the program does it but for the
 * command line.
 */
final class JobFixture implements AutoCloseable {

	static final String TOKEN = "A".repeat(40);

	static final String MAY_NOT_TELL = "B".repeat(40);

	static final String MAY_NOT_TELL_EITHER = "D".repeat(40);

	/** May tell rooms, and do nothing else. */
	static final String MAY_TELL = "E".repeat(40);

	static final String OF_ROOM_1 = "F".repeat(40);

	static final String MAY_NOT_RENAME_ROOM_2 = "C".repeat(40);

	final List<String> told = new ArrayList<>();

	private final Path directory;

	private final Simulator simulator;

	/** Is given the stop signal of each process when rooms are about to be told. */
	private Consumer<StopSignal> whenTelling = (stop) -> {
	};

	/** Is given each room's outcome. */
	private Consumer<Entry> whenEnded = (entry) -> {
	};

	/**
	 * Creates rooms 1 to 4, of which the fourth has its new name.
	 */
	JobFixture(Path directory) {
		this.directory = directory;
		String[] scopes = { "view_group", "admin_room", "view_messages", "send_notification" };
		SimulatorSeed seed = SimulatorSeed
			.of(List.of(SimulatedRoom.of(1, "One"), SimulatedRoom.of(2, "Two"), SimulatedRoom.of(3, "Three"),
					SimulatedRoom.of(4, "new-4")))
			.withTokens(Token.admin(TOKEN, 1), Token.personal(MAY_NOT_TELL, 1, "view_group", "admin_room"),
					Token.personal(MAY_NOT_TELL_EITHER, 1, "view_group", "admin_room"),
					Token.personal(MAY_TELL, 5, "send_notification"), Token.ofRoom(OF_ROOM_1, 1),
					Token.personal(MAY_NOT_RENAME_ROOM_2, 5, scopes).administering(1L, 3L, 4L));
		this.simulator = Simulator.start(SimulatorOptions.defaults().withSeed(seed).withoutLimits());
		write("room_id,new_name", "1,new-1", "2,new-2", "3,new-3", "4,new-4");
	}

	/**
	 * Writes the mapping anew.
	 */
	void write(String... lines) {
		try {
			Files.write(this.directory.resolve("rooms.csv"), List.of(lines));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Simulator simulator() {
		return this.simulator;
	}

	void whenTelling(Consumer<StopSignal> action) {
		this.whenTelling = action;
	}

	void whenEnded(Consumer<Entry> action) {
		this.whenEnded = action;
	}

	Ending run(@Nullable String text) {
		return run(text, TOKEN);
	}

	/**
	 * Runs the job as one process does.
	 * @param text what renamed rooms are told; null for nothing
	 * @param tokens the tokens, with commas between them
	 */
	Ending run(@Nullable String text, String tokens) {
		return run(text, tokens, (context) -> {
		});
	}

	/**
	 * The same, with something done in the process before.
	 */
	Ending run(@Nullable String text, String tokens, Consumer<ConfigurableApplicationContext> before) {
		RenameRequest request = new RenameRequest("apply", Mapping.read(this.directory.resolve("rooms.csv")),
				"https://chat.example.com",
				new RenameRequest.Options(2, MaxFailures.parse("100%"), null, Duration.ZERO, false,
						(text != null) ? Wording.parse(text) : null, false, this.directory.resolve("reports"),
						"java -jar roomshift.jar rooms.csv", false));
		try (ConfigurableApplicationContext context = start(request, tokens)) {
			before.accept(context);
			return context.getBean(RenameJob.class).run();
		}
	}

	/**
	 * Tells the rooms of the last run as one process of {@code announce} does.
	 * @param text what rooms are told that have no text of their own
	 */
	Ending announce(String text, String tokens, boolean again) {
		RenameRequest request = new RenameRequest("announce", Mapping.read(this.directory.resolve("rooms.csv")),
				"https://chat.example.com",
				new RenameRequest.Options(2, MaxFailures.parse("100%"), null, Duration.ZERO, false,
						Wording.of(text, Announcement.Kind.NOTIFICATION, Style.PLAIN), again,
						this.directory.resolve("reports"), "java -jar roomshift.jar announce rooms.csv", false));
		try (ConfigurableApplicationContext context = start(request, tokens)) {
			return context.getBean(RenameJob.class).run();
		}
	}

	Ending announce(String text) {
		return announce(text, TOKEN, false);
	}

	/**
	 * The lines of {@code results.csv}.
	 */
	List<String> results() {
		try {
			return Files.readAllLines(this.directory.resolve("reports/run-0001/results.csv"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What rooms were told, by room.
	 */
	List<String> messages() {
		return this.simulator.messages()
			.stream()
			.map((message) -> message.room() + ": " + message.text())
			.sorted()
			.toList();
	}

	long calls() {
		return this.simulator.statistics().calls();
	}

	List<String> calls(String method) {
		return this.simulator.journal()
			.entries((call) -> call.method().equals(method))
			.stream()
			.map(Journal.Entry::path)
			.toList();
	}

	static Announcements announcements(ConfigurableApplicationContext context) {
		return context.getBean(Announcements.class);
	}

	static Ledger ledger(ConfigurableApplicationContext context) {
		return context.getBean(Ledger.class);
	}

	private ConfigurableApplicationContext start(RenameRequest request, String tokens) {
		SpringApplication application = new SpringApplication(JobWiring.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLazyInitialization(true);
		application.addInitializers((context) -> {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test",
						Map.of("roomshift.hipchat.url", this.simulator.url().toString(), "roomshift.hipchat.tokens",
								tokens, "roomshift.state-dir", this.directory.resolve("state").toString())));
			GenericApplicationContext beans = (GenericApplicationContext) context;
			beans.registerBean(RenameRequest.class, () -> request);
			beans.registerBean(CallLimit.class, () -> new CallLimit(request.options().concurrency()));
			beans.registerBean(Listener.class, () -> new Listener(() -> context.getBean(StopSignal.class)));
		});
		return application.run();
	}

	@Override
	public void close() {
		this.simulator.close();
	}

	/**
	 * Notes how rooms are told.
	 */
	private final class Listener implements RunListener, CallListener {

		private final Supplier<StopSignal> stop;

		private Listener(Supplier<StopSignal> stop) {
			this.stop = stop;
		}

		@Override
		public void ended(Entry entry) {
			JobFixture.this.whenEnded.accept(entry);
		}

		@Override
		public void warning(String sentence) {
			JobFixture.this.told.add(sentence);
		}

		@Override
		public synchronized void telling(int done, int rooms) {
			JobFixture.this.told.add(done + "/" + rooms);
			JobFixture.this.whenTelling.accept(this.stop.get());
		}

	}

}
