package io.roomshift.slack;

import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spells words of other scripts in Latin letters, by ICU4J where that is on the class
 * path; without it they stay as they are.
 */
final class Romanization {

	private static final String TRANSLITERATOR = "com.ibm.icu.text.Transliterator";

	/** ICU's own names: every script into Latin, and that without accents. */
	private static final String TO_ASCII = "Any-Latin; Latin-ASCII";

	/** Words of other scripts, with their marks. */
	private static final Pattern FOREIGN = Pattern.compile("(?:[\\p{L}&&[^\\p{IsLatin}]]\\p{M}*)+");

	private final UnaryOperator<String> icu;

	private Romanization(UnaryOperator<String> icu) {
		this.icu = icu;
	}

	/**
	 * The one of this program.
	 */
	static Romanization present() {
		return Present.ROMANIZATION;
	}

	/**
	 * Whether ICU4J is there; looks for it without loading more than a class.
	 */
	static boolean isPossible(ClassLoader loader) {
		try {
			Class.forName(TRANSLITERATOR, false, loader);
			return true;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	/**
	 * By the ICU4J that the loader finds, if it finds one.
	 */
	static Romanization from(ClassLoader loader) {
		return new Romanization(isPossible(loader) ? icu(loader) : UnaryOperator.identity());
	}

	String romanize(String text) {
		return FOREIGN.matcher(text).replaceAll((word) -> Matcher.quoteReplacement(this.icu.apply(word.group())));
	}

	private static UnaryOperator<String> icu(ClassLoader loader) {
		try {
			Class<?> type = Class.forName(TRANSLITERATOR, true, loader);
			Object transliterator = type.getMethod("getInstance", String.class).invoke(null, TO_ASCII);
			Method transliterate = type.getMethod("transliterate", String.class);
			return (word) -> spelled(transliterate, transliterator, word);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The ICU4J on the class path is not one that can transliterate", ex);
		}
	}

	private static String spelled(Method transliterate, Object transliterator, String word) {
		try {
			return String.valueOf(transliterate.invoke(transliterator, word));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("ICU4J can't transliterate '" + word + "'", ex);
		}
	}

	/** Made when the first name asks for it, for ICU4J takes a moment to load. */
	private static final class Present {

		private static final Romanization ROMANIZATION = from(Romanization.class.getClassLoader());

	}

}
