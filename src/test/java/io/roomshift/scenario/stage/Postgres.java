package io.roomshift.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.roomshift.tool.Tool;
import org.awaitility.Awaitility;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database of a PostgreSQL server in a container, and of a user who owns it and may
 * nothing else. The server is one for all tests of a JVM.
 *
 * @param name the name of the database and of its user
 */
public record Postgres(String name) {

	/**
	 * The password of every user; looks like a real one, with letters that URLs escape.
	 */
	public static final String PASSWORD = "n0t/for+the&eyes%of-anyone";

	private static final int PORT = 5432;

	private static final AtomicInteger DATABASES = new AtomicInteger();

	/**
	 * A new and empty one. Where there is no container engine the tests are left out, but
	 * not where the environment says {@code CI=true}.
	 */
	public static Postgres create() {
		Tool.assume(DockerClientFactory.instance().isDockerAvailable(),
				"The tests of PostgreSQL need a container engine, such as Docker");
		Postgres created = new Postgres("ledger" + DATABASES.incrementAndGet());
		asAdministrator("create role " + created.name + " login password '" + PASSWORD + "'");
		asAdministrator("create database " + created.name + " owner " + created.name);
		return created;
	}

	private static void asAdministrator(String statement) {
		PostgreSQLContainer server = Server.RUNNING;
		try (Connection connection = DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(),
				server.getPassword()); Statement executed = connection.createStatement()) {
			executed.execute(statement);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Starts the server anew, which ends all connections.
	 */
	public static void restart() {
		PostgreSQLContainer server = Server.RUNNING;
		server.getDockerClient().restartContainerCmd(server.getContainerId()).exec();
		Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
			asAdministrator("select 1");
			return true;
		});
	}

	public String url() {
		return "jdbc:postgresql://" + Server.RUNNING.getHost() + ":" + Server.RUNNING.getMappedPort(PORT) + "/"
				+ this.name;
	}

	/**
	 * The command with this database in its environment.
	 */
	public Command under(Command command) {
		return command.with("SPRING_DATASOURCE_URL", url())
			.with("SPRING_DATASOURCE_USERNAME", this.name)
			.with("SPRING_DATASOURCE_PASSWORD", PASSWORD);
	}

	public Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), this.name, PASSWORD);
	}

	/**
	 * Runs statements as the database's own user.
	 */
	public void execute(String... statements) {
		try (Connection connection = connect(); Statement executed = connection.createStatement()) {
			for (String statement : statements) {
				executed.execute(statement);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Ends the connection that holds the lock, and only that one.
	 */
	public void endTheLock() {
		endTheSession("");
	}

	/**
	 * Ends the session by which a process holds or shares the lock.
	 */
	public void endTheLock(Child holder) {
		endTheSession(holder.process().pid() + " ");
	}

	private void endTheSession(String process) {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet ended = statement.executeQuery("""
						select count(pg_terminate_backend(pid)) from pg_stat_activity
						where datname = current_database() and application_name like 'roomshift %s%%'"""
					.formatted(process))) {
			ended.next();
			assertThat(ended.getInt(1)).isEqualTo(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The server, at a port that it keeps when it is started anew.
	 */
	private static final class Server {

		private static final PostgreSQLContainer RUNNING = start();

		@SuppressWarnings("resource")
		private static PostgreSQLContainer start() {
			PostgreSQLContainer server = new PostgreSQLContainer("postgres:17");
			server.setPortBindings(List.of(freePort() + ":" + PORT));
			server.start();
			Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
			return server;
		}

		private static int freePort() {
			try (ServerSocket socket = new ServerSocket(0)) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
