package io.roomshift.reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A call as it came over the wire.
 *
 * @param method the method
 * @param path the path, without the query
 * @param query the query, empty when there is none
 * @param headers the lines after the first one
 * @param body the body
 */
@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
record Received(String method, String path, String query, String headers, byte[] body) {

	private static final String END = "\r\n\r\n";

	/**
	 * Reads a call.
	 * @throws IOException when the connection was closed before it was whole
	 */
	static Received from(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END)) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("The connection was closed within a call");
			}
			head.write(next);
		}
		String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n", 2);
		String[] first = lines[0].split(" ", 3);
		String[] target = first[1].split("\\?", 2);
		return new Received(first[0], target[0], (target.length > 1) ? target[1] : "", lines[1],
				in.readNBytes(length(lines[1])));
	}

	private static int length(String headers) {
		return headers.lines()
			.map((line) -> line.toLowerCase(Locale.ROOT))
			.filter((line) -> line.startsWith("content-length:"))
			.mapToInt((line) -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
			.findFirst()
			.orElse(0);
	}

	/**
	 * Whether it asks for rooms, and does not only test the token.
	 */
	boolean lists() {
		return this.method.equals("GET") && this.path.equals("/v2/room") && !this.query.contains("auth_test");
	}

	/**
	 * The call as it came, but for a connection that serves it alone.
	 */
	byte[] bytes() {
		String target = this.query.isEmpty() ? this.path : this.path + "?" + this.query;
		byte[] head = (this.method + " " + target + " HTTP/1.1\r\nConnection: close\r\n" + this.headers)
			.getBytes(StandardCharsets.ISO_8859_1);
		byte[] all = new byte[head.length + this.body.length];
		System.arraycopy(head, 0, all, 0, head.length);
		System.arraycopy(this.body, 0, all, head.length, this.body.length);
		return all;
	}

}
