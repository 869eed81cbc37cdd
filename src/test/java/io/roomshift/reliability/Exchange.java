package io.roomshift.reliability;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A call that waits for its answer, and all that can become of it.
 */
final class Exchange {

	private static final String END = "\r\n\r\n";

	private final Received call;

	private final Target target;

	private final boolean first;

	private final Socket connection;

	private final URI simulator;

	/**
	 * Creates it.
	 * @param target the call of the run that the faults are for
	 * @param first whether no call got the fault before
	 * @param connection where the answer goes
	 * @param simulator where the true answer comes from
	 */
	Exchange(Received call, Target target, boolean first, Socket connection, URI simulator) {
		this.call = call;
		this.target = target;
		this.first = first;
		this.connection = connection;
		this.simulator = simulator;
	}

	Target target() {
		return this.target;
	}

	boolean first() {
		return this.first;
	}

	/**
	 * Has the simulator carry the call out.
	 * @return its answer
	 */
	byte[] carryOut() throws IOException {
		try (Socket server = new Socket(this.simulator.getHost(), this.simulator.getPort())) {
			server.getOutputStream().write(this.call.bytes());
			return server.getInputStream().readAllBytes();
		}
	}

	/**
	 * The body of the simulator's answer.
	 */
	String trueBody() throws IOException {
		String answer = new String(carryOut(), StandardCharsets.UTF_8);
		return answer.substring(answer.indexOf(END) + END.length());
	}

	/**
	 * Sends the simulator's answer as it is, but for the connection, which is closed
	 * after each answer.
	 */
	void sendTrueAnswer() throws IOException {
		byte[] answer = carryOut();
		int end = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n") + 2;
		OutputStream out = this.connection.getOutputStream();
		out.write(answer, 0, end);
		out.write("Connection: close\r\n".getBytes(StandardCharsets.ISO_8859_1));
		out.write(answer, end, answer.length - end);
		out.flush();
	}

	/**
	 * Sends an answer.
	 * @param headers header lines, each with its line end
	 */
	void send(int status, String headers, byte[] body) throws IOException {
		OutputStream out = this.connection.getOutputStream();
		out.write(head(status, headers, body.length));
		out.write(body);
		out.flush();
	}

	void send(int status, String headers, String body) throws IOException {
		send(status, headers, body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sends the first half of an answer, then breaks the connection.
	 */
	void sendHalf(int status, String body) throws IOException {
		byte[] whole = body.getBytes(StandardCharsets.UTF_8);
		OutputStream out = this.connection.getOutputStream();
		out.write(head(status, "", whole.length));
		out.write(Arrays.copyOf(whole, whole.length / 2));
		out.flush();
		reset();
	}

	/**
	 * Breaks the connection, so that the client sees a reset.
	 */
	void reset() throws IOException {
		this.connection.setSoLinger(true, 0);
		this.connection.close();
	}

	/**
	 * Says nothing until the client gives up.
	 */
	void keepSilent() throws IOException {
		this.connection.setSoTimeout(30_000);
		this.connection.getInputStream().readAllBytes();
	}

	private static byte[] head(int status, String headers, int length) {
		return ("HTTP/1.1 " + status + " As told\r\nConnection: close\r\nContent-Type: application/json\r\n"
				+ "Content-Length: " + length + "\r\n" + headers + "\r\n")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

}
