package io.roomshift.ledger;

import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.h2.api.ErrorCode;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The record can't be kept; its message is a sentence for an operator.
 */
public class LedgerException extends RuntimeException {

	/** The name of a Java class that is an exception, as H2 puts it before its texts. */
	private static final Pattern CLASS = Pattern.compile("(?:[a-z0-9_]+\\.)+[A-Z]\\w*(?:Exception|Error)(?:: )?");

	private static final Pattern ERROR_NUMBER = Pattern.compile(" \\[[0-9./-]+]");

	private static final int LONGEST = 200;

	public LedgerException(String message) {
		super(message);
	}

	public LedgerException(String message, Throwable cause) {
		super(message, cause);
	}

	/**
	 * Reads or writes the database.
	 * @throws LedgerException when that fails
	 */
	public static <T> T guarded(Supplier<T> access) {
		try {
			return access.get();
		}
		catch (DataAccessException | TransactionException ex) {
			throw of(ex);
		}
	}

	/**
	 * A database that can't be written or read.
	 * @param thrown what it failed with
	 */
	public static LedgerException of(Throwable thrown) {
		return new LedgerException("The ledger can't be written or read (" + reasonOf(thrown) + "). "
				+ (causes(thrown).anyMatch(LedgerException::isOfServer)
						? "Look whether the PostgreSQL server is up and can be reached. "
						: "Look at the state directory and at the space left on its disk. ")
				+ "Nothing was sent to HipChat without being on record.", thrown);
	}

	/**
	 * By its name: the classes of PostgreSQL are there for the database that needs them.
	 */
	private static boolean isOfServer(Throwable cause) {
		return cause.getClass().getName().startsWith("org.postgresql.");
	}

	/**
	 * Why the database failed, in plain words, fit to stand in parentheses in a sentence.
	 */
	public static String reasonOf(Throwable thrown) {
		if (causes(thrown).anyMatch((cause) -> said(cause).contains("No space left on device"))) {
			return "the disk is full";
		}
		if (causes(thrown).anyMatch((cause) -> said(cause).contains("File too large"))) {
			return "the file may not grow any more";
		}
		if (causes(thrown).anyMatch((cause) -> code(cause) == ErrorCode.FILE_CORRUPTED_1)) {
			return "its file is damaged";
		}
		if (causes(thrown).anyMatch(LedgerException::isClosed)) {
			return "the database was closed after an earlier failure";
		}
		String innermost = causes(thrown).map(LedgerException::said)
			.filter((text) -> !text.isEmpty())
			.reduce((a, b) -> b)
			.orElse("");
		return innermost.isEmpty() ? "no reason given" : innermost;
	}

	private static boolean isClosed(Throwable cause) {
		return switch (code(cause)) {
			case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.OBJECT_CLOSED -> true;
			default -> false;
		};
	}

	private static int code(Throwable cause) {
		return (cause instanceof SQLException sql) ? sql.getErrorCode() : 0;
	}

	/**
	 * The first line of the message, without class names and error numbers.
	 */
	private static String said(Throwable cause) {
		String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		String plain = ERROR_NUMBER.matcher(CLASS.matcher(line).replaceAll("")).replaceAll("").strip();
		return (plain.length() > LONGEST) ? plain.substring(0, LONGEST) + "…" : plain;
	}

	/**
	 * The exception and what lies behind it, outermost first.
	 */
	public static Stream<Throwable> causes(Throwable thrown) {
		return Stream.iterate(thrown, (cause) -> cause != null, Throwable::getCause).limit(20);
	}

}
