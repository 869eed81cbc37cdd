package io.roomshift.cli.session;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The Spring context of a command: settings, HipChat, ledger and job, each made only when
 * the command asks for it.
 */
public final class Application implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private Application(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts the context.
	 * @param prepare is given the context before it is filled, to add beans of the
	 * command and settings that win over all others
	 */
	public static Application start(Consumer<GenericApplicationContext> prepare) {
		return start(prepare, new String[0]);
	}

	/**
	 * Starts the context without reading any file of settings, for one of them can't be
	 * read.
	 */
	public static Application startWithoutFiles() {
		return start((context) -> {
		}, "--spring.config.location=optional:classpath:/");
	}

	/**
	 * Where the build finds the beans, so that the jar need not look for them at each
	 * start; nobody else starts here.
	 */
	public static void main(String[] args) {
		application((context) -> {
		}).run(args);
	}

	private static Application start(Consumer<GenericApplicationContext> prepare, String... args) {
		QuickCompiler.prefer();
		// On a second thread, Spring would make ready what servers need, such as Jackson
		// with all that it can do.
		System.setProperty("spring.backgroundpreinitializer.ignore", "true");
		// Before Spring has read the logging settings, it would log a file that it can't
		// read, and with it whatever secret stands near the fault.
		LoggingSystem.get(Application.class.getClassLoader()).setLogLevel("org.springframework.boot", LogLevel.OFF);
		return new Application(application(prepare).run(args));
	}

	private static SpringApplication application(Consumer<GenericApplicationContext> prepare) {
		SpringApplication application = new SpringApplication(Wiring.class);
		application.setMainApplicationClass(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		application.setLazyInitialization(true);
		application.addInitializers((context) -> DatabaseSecrets.hide(context.getEnvironment()));
		application.addInitializers((context) -> context.addBeanFactoryPostProcessor(Application::leaveOutListeners));
		application.addInitializers((context) -> prepare.accept((GenericApplicationContext) context));
		return application;
	}

	/**
	 * No method here is marked as one that listens to events, so none is looked for.
	 */
	private static void leaveOutListeners(ConfigurableListableBeanFactory beans) {
		String processor = AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME;
		if (beans instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(processor)) {
			registry.removeBeanDefinition(processor);
		}
	}

	/**
	 * Adds settings that win over the environment and all files.
	 */
	public static void override(GenericApplicationContext context, Map<String, Object> settings) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command", settings));
	}

	/**
	 * Adds settings that win over the environment and all files, for all that is not made
	 * yet.
	 */
	public void override(Map<String, Object> settings) {
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("later", settings));
	}

	public <T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * The only bean of the type, if one was made already.
	 */
	<T> Optional<T> made(Class<T> type) {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		return Arrays.stream(beans.getBeanNamesForType(type, true, false))
			.filter(beans::containsSingleton)
			.findFirst()
			.map((name) -> beans.getBean(name, type));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What every command needs. Of Boot's automatic configurations only those that are
	 * used: judging the others costs time at every start.
	 */
	@SpringBootConfiguration
	@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class,
			ConfigurationPropertiesAutoConfiguration.class, SslAutoConfiguration.class })
	@ComponentScan(basePackages = "io.roomshift")
	@Configuration(proxyBeanMethods = false)
	static class Wiring {

		@Bean
		InstantSource clock() {
			return Clock.systemUTC();
		}

	}

}
