package io.roomshift.doctor;

import java.util.Arrays;
import java.util.List;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.State;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.json.Json;
import tools.jackson.core.JsonGenerator;

/**
 * All that was looked at.
 *
 * @param checks the checks, in the order in which they were made
 * @param calls how many calls to HipChat it took
 */
public record Diagnosis(List<Check> checks, int calls) {

	public Diagnosis {
		checks = List.copyOf(checks);
	}

	/**
	 * Whether something about one of the subjects is bad.
	 */
	public boolean isBad(Subject... subjects) {
		return this.checks.stream()
			.anyMatch((check) -> check.state() == State.BAD && Arrays.asList(subjects).contains(check.subject()));
	}

	/**
	 * How many checks were found so.
	 */
	public int count(State state) {
		return (int) this.checks.stream().filter((check) -> check.state() == state).count();
	}

	/**
	 * All of it as one JSON object.
	 */
	public String json(int exitCode) {
		return Json.text((json) -> {
			json.writeStringProperty("command", "doctor");
			json.writeNumberProperty("exit_code", exitCode);
			json.writeNumberProperty("calls", this.calls);
			for (State state : State.values()) {
				json.writeNumberProperty(state.word(), count(state));
			}
			json.writeArrayPropertyStart("checks");
			this.checks.forEach((check) -> write(check, json));
			json.writeEndArray();
		});
	}

	private static void write(Check check, JsonGenerator json) {
		json.writeStartObject();
		json.writeStringProperty("name", check.name());
		json.writeStringProperty("state", check.state().word());
		json.writeStringProperty("detail", check.detail());
		if (check.cure().isEmpty()) {
			json.writeNullProperty("cure");
		}
		else {
			json.writeStringProperty("cure", check.cure());
		}
		json.writeEndObject();
	}

}
