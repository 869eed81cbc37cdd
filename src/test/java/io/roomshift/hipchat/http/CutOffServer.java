package io.roomshift.hipchat.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers every call with the beginning of an answer, then closes the connection.
 */
final class CutOffServer implements AutoCloseable {

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final AtomicInteger calls = new AtomicInteger();

	private final byte[] answer;

	CutOffServer(String answer) throws IOException {
		this.answer = answer.getBytes(StandardCharsets.US_ASCII);
		Thread thread = new Thread(this::serve, "cut-off");
		thread.setDaemon(true);
		thread.start();
	}

	String url() {
		return "http://localhost:" + this.socket.getLocalPort();
	}

	int calls() {
		return this.calls.get();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private void serve() {
		try {
			while (true) {
				try (Socket connection = this.socket.accept()) {
					readCall(connection);
					this.calls.incrementAndGet();
					connection.getOutputStream().write(this.answer);
					connection.shutdownOutput();
				}
			}
		}
		catch (IOException ex) {
			// closed: the test is over
		}
	}

	/**
	 * Reads up to the end of the body, as closing earlier would reset the connection.
	 */
	static void readCall(Socket connection) throws IOException {
		connection.setSoTimeout(2000);
		StringBuilder call = new StringBuilder();
		while (!complete(call.toString())) {
			call.append((char) connection.getInputStream().read());
		}
	}

	private static boolean complete(String call) {
		int end = call.indexOf("\r\n\r\n");
		int length = call.toLowerCase(Locale.ROOT).indexOf("content-length: ");
		if (end < 0 || length < 0) {
			return end >= 0;
		}
		int body = Integer.parseInt(call.substring(length + 16, call.indexOf("\r\n", length)).strip());
		return call.length() >= end + 4 + body;
	}

}
