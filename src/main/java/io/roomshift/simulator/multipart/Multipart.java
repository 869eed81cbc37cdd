package io.roomshift.simulator.multipart;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a {@code multipart/related} body apart, by RFC 2046 and strictly, but for lines
 * that end with LF alone, as those of hipchat-rb do.
 */
public final class Multipart {

	private static final Pattern TYPE = Pattern
		.compile("(?i)multipart/related\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s\";]{1,70}))\\s*(?:;.*)?");

	private final byte[] body;

	private final byte[] boundary;

	private int at;

	private Multipart(byte[] body, String boundary) {
		this.body = body;
		this.boundary = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The parts of a body, in its order.
	 * @param type the value of {@code Content-Type}
	 * @throws MalformedException when it is no such body
	 */
	public static List<Part> parts(String type, byte[] body) {
		Matcher matcher = TYPE.matcher(type.strip());
		if (!matcher.matches()) {
			throw new MalformedException("Invalid content type: " + (type.isEmpty() ? "None" : type));
		}
		return new Multipart(body, (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2)).parts();
	}

	private List<Part> parts() {
		List<Part> parts = new ArrayList<>();
		this.at = find(0);
		if (this.at != 0) {
			throw new MalformedException("The body does not begin with its boundary");
		}
		this.at += this.boundary.length;
		while (!isEnd()) {
			skipLineEnd();
			parts.add(part());
		}
		return parts;
	}

	private Part part() {
		List<String> headers = new ArrayList<>();
		String line = line();
		while (!line.isEmpty()) {
			headers.add(line);
			line = line();
		}
		int start = this.at;
		int next = find(start);
		if (next < 0) {
			throw new MalformedException("The body does not end with its boundary");
		}
		int end = next - lineEndBefore(next);
		this.at = next + this.boundary.length;
		return new Part(headers, this.body, start, Math.max(start, end));
	}

	private boolean isEnd() {
		return this.at + 1 < this.body.length && this.body[this.at] == '-' && this.body[this.at + 1] == '-';
	}

	private void skipLineEnd() {
		if (!line().isEmpty()) {
			throw new MalformedException("Something stands behind a boundary");
		}
	}

	private String line() {
		int end = this.at;
		while (end < this.body.length && this.body[end] != '\n') {
			end++;
		}
		if (end == this.body.length) {
			throw new MalformedException("The body ends within the head of a part");
		}
		String line = new String(this.body, this.at, end - this.at, StandardCharsets.UTF_8);
		this.at = end + 1;
		return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
	}

	private int lineEndBefore(int place) {
		if (place < 1 || this.body[place - 1] != '\n') {
			throw new MalformedException("A boundary does not stand on a line of its own");
		}
		return (place > 1 && this.body[place - 2] == '\r') ? 2 : 1;
	}

	/**
	 * Where the boundary is next; -1 when it is not there.
	 */
	private int find(int from) {
		for (int start = from; start <= this.body.length - this.boundary.length; start++) {
			int same = 0;
			while (same < this.boundary.length && this.body[start + same] == this.boundary[same]) {
				same++;
			}
			if (same == this.boundary.length) {
				return start;
			}
		}
		return -1;
	}

	/**
	 * A body is not made as its type says.
	 */
	public static final class MalformedException extends RuntimeException {

		MalformedException(String message) {
			super(message);
		}

	}

}
