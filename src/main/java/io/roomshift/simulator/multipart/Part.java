package io.roomshift.simulator.multipart;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.roomshift.simulator.multipart.Multipart.MalformedException;

/**
 * One part of a body.
 */
public final class Part {

	private static final Pattern QUOTED = Pattern.compile(";\\s*([a-z*]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;\"]+))");

	private static final String UTF_8 = "UTF-8''";

	private final List<String> headers;

	private final byte[] body;

	private final int start;

	private final int end;

	Part(List<String> headers, byte[] body, int start, int end) {
		this.headers = headers;
		this.body = body;
		this.start = start;
		this.end = end;
	}

	/**
	 * The name that its disposition gives it; empty when it has none.
	 */
	public String name() {
		return disposition("name").orElse("");
	}

	/**
	 * The file's name: as RFC 5987 writes it, else as it stands.
	 */
	public Optional<String> fileName() {
		return disposition("filename*").filter((text) -> text.regionMatches(true, 0, UTF_8, 0, UTF_8.length()))
			.map((text) -> URLDecoder.decode(text.substring(UTF_8.length()).replace("+", "%2B"),
					StandardCharsets.UTF_8))
			.or(() -> disposition("filename"));
	}

	/**
	 * Its media type, without parameters.
	 */
	public String type() {
		return header("Content-Type").map((type) -> type.split(";", 2)[0].strip()).orElse("");
	}

	/**
	 * What it holds, decoded.
	 * @throws MalformedException when it is not encoded as it says
	 */
	public byte[] content() {
		byte[] content = Arrays.copyOfRange(this.body, this.start, this.end);
		String encoding = header("Content-Transfer-Encoding").orElse("binary");
		try {
			return encoding.equalsIgnoreCase("base64") ? Base64.getMimeDecoder().decode(content) : content;
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedException("A part is not the base64 that it says it is");
		}
	}

	/**
	 * The SHA-256 of a content, in hexadecimal.
	 */
	public static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private Optional<String> disposition(String parameter) {
		return header("Content-Disposition").filter((value) -> value.startsWith("attachment"))
			.flatMap((value) -> QUOTED.matcher(value)
				.results()
				.filter((found) -> found.group(1).equals(parameter))
				.findFirst()
				.map((found) -> (found.group(2) != null) ? unescaped(found.group(2)) : found.group(3)));
	}

	private static String unescaped(String quoted) {
		return quoted.replaceAll("\\\\(.)", "$1");
	}

	private Optional<String> header(String name) {
		Pattern line = Pattern.compile(Pattern.quote(name) + ":\\s*(.*)", Pattern.CASE_INSENSITIVE);
		return this.headers.stream()
			.map(line::matcher)
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1).strip())
			.findFirst();
	}

}
