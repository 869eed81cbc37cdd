package io.roomshift.hipchat.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that takes one call slowly, piece by piece, and then says that it is done. It
 * accepts no second connection.
 */
final class SlowServer implements AutoCloseable {

	private static final int PIECES = 10;

	private static final String DONE = "HTTP/1.1 204 No Content\r\n\r\n";

	private final ServerSocket server;

	private final Thread thread;

	private final AtomicLong received = new AtomicLong();

	private final int before;

	/**
	 * Starts it.
	 * @param duration how long it takes over the call
	 * @param least how many bytes it takes at least before it answers
	 */
	SlowServer(Duration duration, long least) throws IOException {
		this(0, duration, least);
	}

	/**
	 * Starts one that is slow from a later call of the same connection on.
	 * @param before how many calls it takes at once before that one
	 */
	SlowServer(int before, Duration duration, long least) throws IOException {
		this.before = before;
		this.server = new ServerSocket();
		this.server.setReceiveBufferSize(1 << 16);
		this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		this.thread = new Thread(() -> serve(duration, least), "slow server");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	long received() {
		return this.received.get();
	}

	private void serve(Duration duration, long least) {
		try (Socket socket = this.server.accept()) {
			this.server.close();
			InputStream in = socket.getInputStream();
			for (int call = 0; call < this.before; call++) {
				CutOffServer.readCall(socket);
				say(socket, DONE);
			}
			for (int piece = 1; piece <= PIECES; piece++) {
				Thread.sleep(duration.toMillis() / PIECES);
				while (this.received.get() < least * piece / PIECES) {
					this.received.addAndGet(in.read(new byte[1 << 14]));
				}
			}
			while (in.available() > 0) {
				this.received.addAndGet(in.read(new byte[1 << 14]));
				Thread.sleep(5);
			}
			say(socket, DONE);
			Thread.sleep(500);
		}
		catch (IOException | InterruptedException ex) {
			// The client has gone, or the test is over.
			return;
		}
	}

	private static void say(Socket socket, String answer) throws IOException {
		socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
	}

	@Override
	public void close() throws IOException {
		this.thread.interrupt();
		this.server.close();
	}

}
