package io.roomshift.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

/**
 * Stands before a simulator and answers one call of a run with a fault; each connection
 * serves one call.
 */
final class FaultyServer implements AutoCloseable {

	private final Fault fault;

	private final Target target;

	private final URI simulator;

	private final ExecutorService threads = Executors.newCachedThreadPool((work) -> {
		Thread thread = new Thread(work, "faulty-server");
		thread.setDaemon(true);
		return thread;
	});

	private final List<String> broken = new ArrayList<>();

	private final InetSocketAddress address;

	private @Nullable ServerSocket listening;

	/** Keeps the port while nobody listens on it. */
	private @Nullable Socket placeholder;

	private boolean healed;

	private boolean updated;

	private int met;

	private int calls;

	private int refused;

	FaultyServer(Fault fault, Target target, URI simulator) {
		this.fault = fault;
		this.target = target;
		this.simulator = simulator;
		try {
			ServerSocket first = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
			this.address = new InetSocketAddress(first.getInetAddress(), first.getLocalPort());
			listen(first);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.address.getPort();
	}

	/**
	 * How many calls of the faulted kind arrived.
	 */
	synchronized int calls() {
		return this.calls;
	}

	/**
	 * What went wrong in this server itself.
	 */
	synchronized List<String> broken() {
		return List.copyOf(this.broken);
	}

	/**
	 * Takes in that a call will be made again: a server that took no connections twice
	 * takes them from then on.
	 */
	synchronized void retrying() {
		this.refused++;
		if (this.refused == 2 && this.fault.spell() == Fault.Spell.TWICE) {
			listenAgain();
		}
	}

	/**
	 * Answers all calls as the simulator does from now on.
	 */
	synchronized void heal() {
		this.healed = true;
		listenAgain();
	}

	@Override
	public synchronized void close() throws IOException {
		this.healed = true;
		closeSockets();
		this.threads.shutdownNow();
	}

	private void listen(ServerSocket socket) {
		this.listening = socket;
		this.threads.execute(() -> accept(socket));
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				Socket connection = socket.accept();
				this.threads.execute(() -> serve(connection));
			}
			catch (IOException ex) {
				if (!socket.isClosed()) {
					note(ex);
				}
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			Received call = Received.from(connection.getInputStream());
			if (closesBefore(call)) {
				stopListening();
			}
			Exchange exchange = faulted(call, connection);
			if (exchange != null) {
				this.fault.reply().to(exchange);
			}
			else {
				new Exchange(call, this.target, false, connection, this.simulator).sendTrueAnswer();
			}
		}
		catch (IOException ex) {
			// A client that gives up closes the connection; the cell tells whether it
			// should have.
		}
		catch (RuntimeException ex) {
			note(ex);
		}
	}

	/**
	 * The call, when it meets the fault.
	 */
	private synchronized @Nullable Exchange faulted(Received call, Socket connection) {
		boolean ofTheKind = this.target.is(call, this.updated);
		this.updated |= call.method().equals("PUT");
		this.calls += (ofTheKind && !this.healed) ? 1 : 0;
		if (this.healed || this.fault.takesNoConnection() || !this.fault.spell().covers(ofTheKind, this.met)) {
			return null;
		}
		this.met++;
		return new Exchange(call, this.target, this.met == 1, connection, this.simulator);
	}

	private synchronized boolean closesBefore(Received call) {
		return this.fault.takesNoConnection() && !this.healed && this.refused == 0
				&& this.target.follows(call, this.updated);
	}

	private synchronized void stopListening() throws IOException {
		closeSockets();
		while (this.placeholder == null) {
			Socket socket = new Socket();
			socket.setReuseAddress(true);
			try {
				socket.bind(this.address);
				this.placeholder = socket;
			}
			catch (BindException ex) {
				// The port is free when the thread that accepts has seen the end.
				socket.close();
				Thread.onSpinWait();
			}
		}
	}

	private synchronized void listenAgain() {
		if (this.placeholder == null) {
			return;
		}
		try {
			closeSockets();
			ServerSocket again = new ServerSocket();
			again.setReuseAddress(true);
			again.bind(this.address);
			listen(again);
		}
		catch (IOException ex) {
			note(ex);
		}
	}

	private void closeSockets() throws IOException {
		if (this.listening != null) {
			this.listening.close();
		}
		if (this.placeholder != null) {
			this.placeholder.close();
		}
		this.placeholder = null;
	}

	private synchronized void note(Exception ex) {
		this.broken.add(ex.toString());
	}

}
