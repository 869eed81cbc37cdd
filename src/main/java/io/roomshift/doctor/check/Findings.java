package io.roomshift.doctor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.roomshift.doctor.check.Check.State;
import io.roomshift.doctor.check.Check.Subject;

/**
 * The checks so far, each of them told as soon as it is made.
 */
public final class Findings {

	private final List<Check> checks = new ArrayList<>();

	private final Consumer<Check> told;

	public Findings(Consumer<Check> told) {
		this.told = told;
	}

	/**
	 * Adds a check.
	 * @return whether what depends on it can be checked
	 */
	public boolean add(Check check) {
		this.checks.add(check);
		this.told.accept(check);
		return check.state() != State.BAD;
	}

	/**
	 * Notes what can't be checked.
	 * @param because why not, as it goes on after "because"
	 */
	public void skip(Subject subject, String because, String... names) {
		for (String name : names) {
			add(Check.skipped(subject, name, because));
		}
	}

	public List<Check> all() {
		return List.copyOf(this.checks);
	}

}
