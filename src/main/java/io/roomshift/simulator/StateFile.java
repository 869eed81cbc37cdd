package io.roomshift.simulator;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file to which every change is appended, so that a simulator that was killed goes on
 * where it was.
 */
final class StateFile implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder()
		.changeDefaultPropertyInclusion((present) -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	private static final int BUFFER = 1 << 16;

	private final FileChannel channel;

	private StateFile(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Opens the file, and makes it from the seed when there is none. The file appears
	 * whole or not at all.
	 */
	static StateFile open(Path path, Stream<Change> seed, Consumer<Change> replay) {
		try {
			if (!Files.exists(path)) {
				create(path, seed);
			}
			FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
			channel.truncate(replay(path, replay));
			channel.position(channel.size());
			return new StateFile(channel);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Hands the change to the operating system, so that it outlives this process.
	 */
	void append(Change change) {
		try {
			ByteBuffer line = ByteBuffer.wrap(line(change));
			while (line.hasRemaining()) {
				this.channel.write(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void create(Path path, Stream<Change> seed) throws IOException {
		Path draft = path.resolveSibling(path.getFileName() + ".new");
		Files.deleteIfExists(draft);
		Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		try (FileChannel channel = FileChannel.open(draft, options, ownerOnly(draft));
				OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
			for (Change change : (Iterable<Change>) seed::iterator) {
				out.write(line(change));
			}
		}
		Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
	}

	private static FileAttribute<?>[] ownerOnly(Path path) {
		boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	private static byte[] line(Change change) {
		return (JSON.writeValueAsString(change) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Replays all whole lines and returns where they end.
	 */
	private static long replay(Path path, Consumer<Change> replay) throws IOException {
		long end = 0;
		byte[] buffer = new byte[BUFFER];
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		try (InputStream in = Files.newInputStream(path)) {
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				int start = 0;
				for (int i = 0; i < length; i++) {
					if (buffer[i] == '\n') {
						line.write(buffer, start, i + 1 - start);
						replay.accept(read(path, line.toString(StandardCharsets.UTF_8)));
						end += line.size();
						line.reset();
						start = i + 1;
					}
				}
				line.write(buffer, start, length - start);
			}
		}
		return end;
	}

	private static Change read(Path path, String line) {
		try {
			return JSON.readValue(line, Change.class);
		}
		catch (JacksonException ex) {
			throw new IllegalStateException("'" + path + "' is not a state file of the simulator", ex);
		}
	}

	/**
	 * One line: what is so from now on.
	 *
	 * @param room a room as it is now
	 * @param deletedRoom the id of a room that is gone
	 * @param user a person as he or she is now
	 * @param token a token that is good
	 * @param revoked the value of a token that is not good any more
	 * @param message a message that was posted
	 */
	record Change(@Nullable SimulatedRoom room, @Nullable Long deletedRoom, SimulatorSeed.@Nullable User user,
			SimulatorSeed.@Nullable Token token, @Nullable String revoked, Journal.@Nullable Message message) {

		static Change of(SimulatedRoom room) {
			return new Change(room, null, null, null, null, null);
		}

		static Change ofDeleted(long room) {
			return new Change(null, room, null, null, null, null);
		}

		static Change of(SimulatorSeed.User user) {
			return new Change(null, null, user, null, null, null);
		}

		static Change of(SimulatorSeed.Token token) {
			return new Change(null, null, null, token, null, null);
		}

		static Change ofRevoked(String token) {
			return new Change(null, null, null, null, token, null);
		}

		/**
		 * A message, and the room it was posted into, if any, as it is now.
		 */
		static Change of(Journal.Message message, @Nullable SimulatedRoom room) {
			return new Change(room, null, null, null, null, message);
		}

	}

}
