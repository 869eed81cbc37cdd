package io.roomshift.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;

/**
 * Decodes the file as a stream and lets no byte pass that is not text. In the place of
 * each fault stands one {@link #UNREADABLE}, and the reader of it finds the reason in
 * {@link #nextFault()}; so only one class needs to count lines and columns.
 */
final class StrictReader extends Reader {

	/** A noncharacter, which is itself a fault when a file holds it. */
	static final char UNREADABLE = '\uFFFF';

	private static final int BUFFER = 32_768;

	/**
	 * Bytes of a UTF-16 unit; the decoder would drop the one after a lone surrogate too.
	 */
	private static final int ONE_UNIT = 2;

	private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

	private final InputStream in;

	private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);

	/** One longer than a decoder fills it, for the mark of a fault. */
	private final CharBuffer chars = CharBuffer.allocate(BUFFER + 1).limit(0);

	private final Queue<Problem> faults = new ArrayDeque<>();

	/** The problems of malformed bytes: a file in another encoding has a few, often. */
	private final Map<String, Problem> known = new HashMap<>();

	private final Encoding encoding;

	private final CharsetDecoder decoder;

	private boolean ended;

	/**
	 * Reads the first bytes to know the encoding.
	 */
	StrictReader(InputStream in) throws IOException {
		this.in = in;
		fill();
		this.encoding = Encoding.of(this.bytes.array(), this.bytes.limit());
		this.bytes.position(this.encoding.markLength());
		// Its own default is to report what is malformed instead of replacing it.
		this.decoder = this.encoding.charset().newDecoder();
	}

	Encoding encoding() {
		return this.encoding;
	}

	/**
	 * The reason of the next {@link #UNREADABLE}, in the order in which they are read.
	 */
	Problem nextFault() {
		return this.faults.remove();
	}

	/**
	 * The beginning of the text, not yet read: all of it, or as much as is decoded at a
	 * time.
	 */
	String head() throws IOException {
		return more() ? this.chars.toString() : "";
	}

	@Override
	public int read() throws IOException {
		return more() ? this.chars.get() : -1;
	}

	@Override
	public int read(char[] target, int offset, int length) throws IOException {
		if (!more()) {
			return -1;
		}
		int count = Math.min(length, this.chars.remaining());
		this.chars.get(target, offset, count);
		return count;
	}

	private boolean more() throws IOException {
		if (!this.chars.hasRemaining()) {
			this.chars.clear();
			boolean more = true;
			while (more) {
				more = decode();
			}
			this.chars.flip();
		}
		return this.chars.hasRemaining();
	}

	/**
	 * Decodes to the next fault or as far as bytes and room go; false when there is
	 * nothing more to do.
	 */
	private boolean decode() throws IOException {
		int from = this.chars.position();
		CoderResult result = this.decoder.decode(this.bytes, this.chars.limit(BUFFER), false);
		markWhatIsNoText(from);
		this.chars.limit(BUFFER + 1);
		if (result.isError()) {
			markFault(result.length());
			return this.chars.position() < BUFFER;
		}
		if (result.isUnderflow() && !this.ended) {
			fill();
			return true;
		}
		if (result.isUnderflow() && this.bytes.hasRemaining()) {
			markCutOff();
		}
		return false;
	}

	private void fill() throws IOException {
		this.bytes.compact();
		int count = this.in.readNBytes(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
		this.ended = count < this.bytes.remaining();
		this.bytes.position(this.bytes.position() + count).flip();
	}

	/**
	 * Whether the code point is in no text file: NUL, a noncharacter, half of a surrogate
	 * pair.
	 */
	static boolean isNoText(int c) {
		return c == 0 || c == '\uFFFE' || c == UNREADABLE || Character.getType(c) == Character.SURROGATE;
	}

	private void markWhatIsNoText(int from) {
		for (int i = from; i < this.chars.position(); i++) {
			char c = this.chars.get(i);
			if (c == 0 || c >= '\uFFFE') {
				this.faults.add(ProblemCode.NOT_TEXT.ofFile((int) c));
				this.chars.put(i, UNREADABLE);
			}
		}
	}

	private void markFault(int length) {
		byte[] fault = take(isUtf8() ? length : ONE_UNIT);
		this.faults.add(this.known.computeIfAbsent(hex(fault), (hex) -> isUtf8()
				? ProblemCode.INVALID_UTF_8.ofFile(hex, likely(fault)) : ProblemCode.INVALID_UTF_16.ofFile(hex)));
	}

	private void markCutOff() {
		byte[] rest = take(this.bytes.remaining());
		this.faults.add(ProblemCode.FILE_CUT_OFF.ofFile(hex(rest), isUtf8() ? "UTF-8" : "UTF-16"));
	}

	private byte[] take(int length) {
		byte[] taken = new byte[length];
		this.bytes.get(taken);
		this.chars.put(UNREADABLE);
		return taken;
	}

	private boolean isUtf8() {
		return this.encoding.charset().equals(StandardCharsets.UTF_8);
	}

	private static String hex(byte[] bytes) {
		String hex = HexFormat.ofDelimiter(" ").withPrefix("0x").withUpperCase().formatHex(bytes);
		return ((bytes.length > 1) ? "Byte sequence " : "Byte ") + hex;
	}

	/**
	 * Files that are not UTF-8 are mostly the Western European kind of Windows, where
	 * five bytes have no meaning. Three bytes that are well formed but not allowed are
	 * half of an emoji, as CESU-8 writes it.
	 */
	private static String likely(byte... fault) {
		if (fault.length == 3) {
			return "CESU-8, as some databases write it";
		}
		String character = new String(fault, 0, 1, WINDOWS_1252);
		boolean known = character.charAt(0) != '\uFFFD' && !Cell.isControl(character.charAt(0));
		return known ? "Windows-1252, where it is " + Cell.quoted(character) : "in an older code page, such as 850";
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
