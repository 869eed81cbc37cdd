package io.roomshift.doctor.check;

import java.util.Locale;

import io.roomshift.hipchat.settings.SecretMask;

/**
 * One thing that was looked at, and how it was found. No text of it holds a secret.
 *
 * @param subject what it is about
 * @param name the thing
 * @param state how it was found
 * @param detail what was found
 * @param cure what to do about it; empty when there is nothing to do
 * @param minor whether it is of interest only to somebody who wants to know everything
 */
public record Check(Subject subject, String name, State state, String detail, String cure, boolean minor) {

	public Check {
		name = SecretMask.line(name);
		detail = SecretMask.line(detail);
		cure = SecretMask.line(cure);
	}

	public static Check ok(Subject subject, String name, String detail) {
		return new Check(subject, name, State.OK, detail, "", false);
	}

	public static Check warn(Subject subject, String name, String detail, String cure) {
		return new Check(subject, name, State.WARN, detail, cure, false);
	}

	public static Check bad(Subject subject, String name, String detail, String cure) {
		return new Check(subject, name, State.BAD, detail, cure, false);
	}

	/**
	 * Something bad of which an exception tells.
	 * @param message what is wrong in its first sentence, and what to do in the others
	 */
	public static Check bad(Subject subject, String name, String message) {
		String[] parts = parts(message);
		return bad(subject, name, parts[0], parts[1]);
	}

	/**
	 * Something unwise of which a message tells.
	 * @param message what is unwise in its first sentence, and what to do in the others
	 */
	public static Check warn(Subject subject, String name, String message) {
		String[] parts = parts(message);
		return warn(subject, name, parts[0], parts[1]);
	}

	/**
	 * Something that was not looked at.
	 * @param because why not, as it goes on after "not checked, because"
	 */
	public static Check skipped(Subject subject, String name, String because) {
		return new Check(subject, name, State.SKIPPED, "not checked, because " + because, "", false);
	}

	/**
	 * The same, of interest only to somebody who wants to know everything.
	 */
	public Check asMinor() {
		return new Check(this.subject, this.name, this.state, this.detail, this.cure, true);
	}

	private static String[] parts(String message) {
		String[] parts = message.split("(?<=[.?]) ", 2);
		return (parts.length > 1) ? parts : new String[] { message, "" };
	}

	/** What a check is about. */
	public enum Subject {

		/** What the operator has set. */
		SETTINGS,

		/** The server, the way to it, and its tokens. */
		HIPCHAT,

		/** The machine that the program runs on. */
		MACHINE

	}

	/** How a thing was found. */
	public enum State {

		OK, WARN, BAD, SKIPPED;

		/**
		 * The word that stands for it.
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
