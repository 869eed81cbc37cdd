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
import java.util.HexFormat;
import java.util.Queue;

/**
 * Decodes the file as a stream and lets no byte pass that is not text. In the place of
 * each fault stands one {@link #UNREADABLE}, and the reader of it finds the reason in
 * {@link #nextFault()}; so only one class needs to count lines and columns.
 */
final class StrictReader extends Reader {

	/** A noncharacter, which is itself a fault when a file holds it. */
	static final char UNREADABLE = '\uFFFF';

	private static final int BUFFER = 8192;

	private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

	private final InputStream in;

	private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);

	/** One longer than a decoder fills it, for the mark of a fault. */
	private final CharBuffer chars = CharBuffer.allocate(BUFFER + 1).limit(0);

	private final Queue<Problem> faults = new ArrayDeque<>();

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

	@Override
	public int read(char[] target, int offset, int length) throws IOException {
		while (!this.chars.hasRemaining()) {
			if (this.ended && !this.bytes.hasRemaining()) {
				return -1;
			}
			decode();
		}
		int count = Math.min(length, this.chars.remaining());
		this.chars.get(target, offset, count);
		return count;
	}

	private void decode() throws IOException {
		fill();
		this.chars.clear().limit(BUFFER);
		CoderResult result = this.decoder.decode(this.bytes, this.chars, false);
		markWhatIsNoText();
		this.chars.limit(BUFFER + 1);
		if (result.isError()) {
			markFault(result.length());
		}
		else if (result.isUnderflow() && this.ended && this.bytes.hasRemaining()) {
			markCutOff();
		}
		this.chars.flip();
	}

	private void fill() throws IOException {
		this.bytes.compact();
		int count = this.in.readNBytes(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
		this.ended = count < this.bytes.remaining();
		this.bytes.position(this.bytes.position() + count).flip();
	}

	private void markWhatIsNoText() {
		for (int i = 0; i < this.chars.position(); i++) {
			char c = this.chars.get(i);
			if (c == 0 || c >= '\uFFFE') {
				this.faults.add(ProblemCode.NOT_TEXT.ofFile((int) c));
				this.chars.put(i, UNREADABLE);
			}
		}
	}

	private void markFault(int length) {
		byte[] fault = take(length);
		this.faults.add(isUtf8() ? ProblemCode.INVALID_UTF_8.ofFile(hex(fault), likely(fault[0]))
				: ProblemCode.INVALID_UTF_16.ofFile(hex(fault)));
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
		return HexFormat.of().withUpperCase().formatHex(bytes);
	}

	/**
	 * Files that are not UTF-8 are mostly the Western European kind of Windows, where
	 * five bytes have no meaning.
	 */
	private static String likely(byte fault) {
		String character = new String(new byte[] { fault }, WINDOWS_1252);
		boolean known = character.charAt(0) != '\uFFFD' && !Cell.isControl(character.charAt(0));
		return known ? "the file is likely Windows-1252, where it is " + Cell.quoted(character)
				: "the file is likely in an older code page, such as 850 or Mac Roman";
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
