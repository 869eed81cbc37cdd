package io.roomshift.hipchat.settings;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies behind an exception.
 */
public final class Causes {

	private static final int LONGEST = 150;

	private static final int DEEPEST = 20;

	private Causes() {
	}

	/**
	 * What the innermost cause that says anything says, fit for a sentence.
	 */
	public static String innermost(Throwable thrown) {
		return SecretMask.line(of(thrown).map(Throwable::getMessage)
			.filter((message) -> message != null && !message.isBlank())
			.reduce((outer, inner) -> inner)
			.orElse("no reason is known"), LONGEST);
	}

	/**
	 * The first cause of that type.
	 */
	public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
		return of(thrown).filter(type::isInstance).map(type::cast).findFirst();
	}

	private static Stream<Throwable> of(Throwable thrown) {
		return Stream.iterate(thrown, (cause) -> cause != null, Throwable::getCause).limit(DEEPEST);
	}

}
