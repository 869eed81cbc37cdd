package io.roomshift.cli.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A result can't be written where it was asked for; its message is a sentence for an
 * operator.
 */
public final class OutputException extends RuntimeException {

	OutputException(@Nullable Path file, IOException cause) {
		super(((file != null) ? "'" + file + "'" : "stdout") + " can't be written (" + reason(cause) + ")."
				+ ((file != null) ? " Mend that, or name another file." : ""), cause);
	}

	private static String reason(IOException ex) {
		if (ex instanceof NoSuchFileException) {
			return "there is no such directory";
		}
		if (ex instanceof AccessDeniedException) {
			return "no permission";
		}
		if (ex instanceof FileSystemException system && system.getReason() != null) {
			return system.getReason();
		}
		return String.valueOf(ex.getMessage());
	}

}
