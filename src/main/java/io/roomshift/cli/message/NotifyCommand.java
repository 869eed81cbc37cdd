package io.roomshift.cli.message;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.roomshift.cli.console.Console;
import io.roomshift.cli.console.Progress;
import io.roomshift.cli.options.OutputOptions;
import io.roomshift.cli.options.StyleOptions;
import io.roomshift.cli.options.TextOptions;
import io.roomshift.cli.session.Application;
import io.roomshift.cli.session.Interrupts;
import io.roomshift.cli.session.Invocation;
import io.roomshift.cli.session.Refusals;
import io.roomshift.cli.session.Version;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.SharedFile;
import io.roomshift.hipchat.messages.UnfitMessageException;
import io.roomshift.hipchat.settings.HipChatSettings;
import io.roomshift.ledger.announcements.Announcement.Kind;
import io.roomshift.notify.Notify;
import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Sends one message to one room or person.
 */
@Command(name = "notify", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		description = { "Send one message to a room or to a person, or share a file.",
				"It is sent at most once. One without an answer is looked for in the history; if that does not tell, "
						+ "it may have been sent, and the exit code is 1." },
		footer = { "", "Examples:", "  java -jar roomshift.jar notify --room 101 --message 'We move on Monday.'",
				"  java -jar roomshift.jar notify --user @bo --message-file notes.txt",
				"  java -jar roomshift.jar notify --room 101 --file reports/run-0001/results.csv" })
public final class NotifyCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@ArgGroup(exclusive = true, multiplicity = "1")
	private To to = new To();

	@Mixin
	private final TextOptions text = new TextOptions();

	@Option(names = "--file", paramLabel = "PATH",
			description = "Share this file, of 50 MB at most; the message goes with it, and may be left out.")
	private @Nullable Path file;

	@Mixin
	private final StyleOptions style = new StyleOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Override
	public Integer call() {
		Console console = Invocation.console(this.spec);
		this.output.applyTo(console);
		Notice notice;
		try {
			notice = send(post(), console);
		}
		catch (RuntimeException ex) {
			notice = Notice.refused(Refusals.explain(ex, console));
		}
		notice.complaint().ifPresent(console::error);
		if (this.output.json()) {
			console.result(notice.json(this.to.addressee()));
		}
		else {
			notice.text(this.to.addressee()).ifPresent(console::result);
		}
		return notice.code();
	}

	private Post post() {
		Addressee addressee = this.to.addressee();
		Optional<String> said = this.text.text();
		if (this.file != null) {
			this.style.first().ifPresent((option) -> refuse(option, "with a file"));
			return SharedFile.of(addressee, said.orElse(""), this.file);
		}
		String message = said.orElseThrow(() -> new UnfitMessageException(
				"There is nothing to say. Give --message TEXT, --message-file FILE, or --file PATH."));
		if (this.to.room == null) {
			this.style.firstOnlyForRooms().ifPresent((option) -> refuse(option, "for a person"));
			return new Post.PrivateMessage(addressee, message, this.style.format(this.output.html()),
					this.style.alerts());
		}
		return (this.style.kind() == Kind.MESSAGE) ? plain(this.to.room, message)
				: new Post.Notification(this.to.room, message, this.style.style(this.output.html()));
	}

	private Post plain(RoomId room, String message) {
		if (!this.style.isPlain(this.output.html())) {
			throw new UnfitMessageException("A message of a person is plain text: it has no color, format, label or "
					+ "alert of its own. Leave them out, or send a notification.");
		}
		return new Post.RoomMessage(room, message);
	}

	private static void refuse(String option, String where) {
		throw new UnfitMessageException(option + " means nothing " + where + ". Leave it out.");
	}

	private Notice send(Post post, Console console) {
		CompletableFuture<Void> interrupted = new CompletableFuture<>();
		Interrupts.onFirst(console, () -> interrupted.complete(null));
		try (Progress progress = new Progress(console, Clock.systemUTC(), this.output.verbose());
				Application application = Application
					.start((context) -> context.registerBean(Progress.class, () -> progress))) {
			application.get(HipChatSettings.class).warnings().forEach(console::warning);
			HipChat hipChat = application.get(HipChat.class);
			CompletableFuture<Void> stopping = interrupted.thenRun(hipChat::stop);
			Notice notice = send(post, application.get(Notify.class), hipChat);
			stopping.cancel(false);
			return notice;
		}
	}

	private static Notice send(Post post, Notify notify, HipChat hipChat) {
		try {
			return Notice.of(notify.send(post), hipChat.counts());
		}
		catch (HipChatException ex) {
			return Notice.of(ex, hipChat.counts());
		}
	}

	/** Whom it is for. */
	static final class To {

		@Option(names = "--room", paramLabel = "ID", required = true, converter = Room.class,
				description = "The room, by its id.")
		private @Nullable RoomId room;

		@Option(names = "--user", paramLabel = "ID|EMAIL|@MENTION", required = true, converter = Person.class,
				description = "The person, by id, e-mail address or mention name.")
		private @Nullable Addressee person;

		Addressee addressee() {
			if (this.room != null) {
				return Addressee.of(this.room);
			}
			if (this.person == null) {
				throw new IllegalStateException("Nobody is named");
			}
			return this.person;
		}

	}

	/**
	 * Reads the id of a room.
	 */
	static final class Room implements ITypeConverter<RoomId> {

		@Override
		public RoomId convert(String text) {
			try {
				return RoomId.parse(text.strip());
			}
			catch (IllegalArgumentException ex) {
				throw new TypeConversionException("'" + text + "' is not the id of a room, which has digits only");
			}
		}

	}

	/**
	 * Reads who a person is.
	 */
	static final class Person implements ITypeConverter<Addressee> {

		@Override
		public Addressee convert(String text) {
			try {
				return Addressee.parsePerson(text);
			}
			catch (UnfitMessageException ex) {
				throw new TypeConversionException(String.valueOf(ex.getMessage()));
			}
		}

	}

}
