package io.roomshift.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.State;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings that the doctor is to look at.
 */
final class Patient {

	static final String TOKEN = "q7Rk2vXw9LmT4sYb8NcD3fGh6JpZ1aQe5UoKiWxB";

	/** Its fingerprint. */
	static final String SHOWN = "2271e6";

	static final Set<String> COMMANDS = Set.of("apply", "plan", "verify", "undo", "notify", "status", "doctor",
			"simulate");

	private final MutablePropertySources sources = new MutablePropertySources();

	private final Map<String, Object> variables = new HashMap<>();

	private @Nullable Throwable unreadable;

	private Diagnosis diagnosis = new Diagnosis(List.of(), 0);

	private Patient() {
		this.sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", this.variables));
	}

	/**
	 * Somebody who has set nothing but where the state is.
	 */
	static Patient in(Path directory) {
		return new Patient().with("ROOMSHIFT_STATE_DIR", directory.resolve("state").toString());
	}

	Patient with(String variable, Object value) {
		this.variables.put(variable, value);
		return this;
	}

	Patient with(org.springframework.core.env.PropertySource<?> source) {
		this.sources.addLast(source);
		return this;
	}

	Patient withFirst(Map<String, Object> settings) {
		this.sources.addFirst(new MapPropertySource("systemProperties", settings));
		return this;
	}

	Patient unreadable(Throwable why) {
		this.unreadable = why;
		return this;
	}

	/**
	 * Has the doctor look, with Java's own trust.
	 */
	Patient examined() {
		return examined(new DefaultSslBundleRegistry());
	}

	/**
	 * Has the doctor look; checks that each check is told as it is made, and that no
	 * secret is.
	 */
	Patient examined(SslBundles bundles) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((source) -> environment.getPropertySources().remove(source.getName()));
		this.sources.forEach(environment.getPropertySources()::addLast);
		StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("bundles", bundles));
		List<Check> told = new ArrayList<>();
		this.diagnosis = new Doctor(environment, beans.getBeanProvider(SslBundles.class), InstantSource.system())
			.examine(COMMANDS, this.unreadable, told::add);
		assertThat(told).isEqualTo(this.diagnosis.checks());
		assertThat(told.toString()).doesNotContain(TOKEN.substring(0, 10)).doesNotContain(TOKEN.substring(20));
		return this;
	}

	Diagnosis diagnosis() {
		return this.diagnosis;
	}

	/**
	 * The one check of that name.
	 */
	Check check(String name) {
		List<Check> named = this.diagnosis.checks().stream().filter((check) -> check.name().equals(name)).toList();
		assertThat(named).as(this.diagnosis.checks().toString()).hasSize(1);
		return named.get(0);
	}

	/**
	 * The names of the checks that were found so.
	 */
	List<String> named(State state) {
		return this.diagnosis.checks().stream().filter((check) -> check.state() == state).map(Check::name).toList();
	}

}
