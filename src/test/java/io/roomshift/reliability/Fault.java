package io.roomshift.reliability;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * A way in which HipChat, or what stands before it, can fail.
 *
 * @param name what happens, in a few words
 * @param spell how often
 * @param targets the calls for which it means anything
 * @param reply does it
 */
record Fault(String name, Spell spell, Set<Target> targets, Reply reply) {

	/** Stands for a server that takes no connections, so that no call ever arrives. */
	static final Reply NO_CONNECTION = (call) -> {
		throw new IllegalStateException("A call arrived although nobody listens");
	};

	Fault {
		targets = Set.copyOf(targets);
	}

	/**
	 * A fault that may pass: it happens twice, then all is well.
	 */
	static Fault passing(String name, Set<Target> targets, Reply reply) {
		return new Fault(name, Spell.TWICE, targets, reply);
	}

	static Fault passing(String name, Reply reply) {
		return passing(name, EnumSet.allOf(Target.class), reply);
	}

	/**
	 * A fault that the call meets whenever it is made.
	 */
	static Fault lasting(String name, Set<Target> targets, Reply reply) {
		return new Fault(name, Spell.ALWAYS, targets, reply);
	}

	static Fault lasting(String name, Reply reply) {
		return lasting(name, EnumSet.allOf(Target.class), reply);
	}

	/**
	 * A fault that every call meets from then on.
	 */
	static Fault total(String name, Set<Target> targets, Reply reply) {
		return new Fault(name, Spell.FOR_ALL_CALLS, targets, reply);
	}

	static Fault total(String name, Reply reply) {
		return total(name, EnumSet.allOf(Target.class), reply);
	}

	boolean takesNoConnection() {
		return this.reply == NO_CONNECTION;
	}

	/** How often a fault happens. */
	enum Spell {

		/** To the first two calls of the kind. */
		TWICE,

		/** To each call of the kind. */
		ALWAYS,

		/** To each call of any kind, from the first of the kind on. */
		FOR_ALL_CALLS;

		/**
		 * Whether a call meets the fault.
		 * @param met how many calls met it before
		 */
		boolean covers(boolean ofTheKind, int met) {
			return switch (this) {
				case TWICE -> ofTheKind && met < 2;
				case ALWAYS -> ofTheKind;
				case FOR_ALL_CALLS -> ofTheKind || met > 0;
			};
		}

	}

	/** What is done with a call that meets a fault. */
	@FunctionalInterface
	interface Reply {

		void to(Exchange call) throws IOException;

	}

}
