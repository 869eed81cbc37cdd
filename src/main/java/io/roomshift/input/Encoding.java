package io.roomshift.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file tell about the rest. The order matters: the mark of
 * UTF-16LE is also the beginning of UTF-32LE's.
 */
enum Encoding {

	UTF_32LE(ProblemCode.UTF_32, "FFFE0000"),

	UTF_32BE(ProblemCode.UTF_32, "0000FEFF"),

	UTF_16LE(StandardCharsets.UTF_16LE, "FFFE"),

	UTF_16BE(StandardCharsets.UTF_16BE, "FEFF"),

	UTF_8_WITH_BOM(StandardCharsets.UTF_8, "EFBBBF"),

	/** A zip file, as XLSX and ODS are. */
	ZIPPED_WORKBOOK(ProblemCode.FILE_IS_WORKBOOK, "504B0304"),

	/** An OLE file, as XLS is. */
	OLD_WORKBOOK(ProblemCode.FILE_IS_WORKBOOK, "D0CF11E0"),

	/** Two Latin letters whose other byte is zero. */
	UTF_16LE_WITHOUT_BOM(ProblemCode.UTF_16_WITHOUT_BOM, "??00??00"),

	UTF_16BE_WITHOUT_BOM(ProblemCode.UTF_16_WITHOUT_BOM, "00??00??"),

	UTF_8(StandardCharsets.UTF_8, "");

	private final Charset charset;

	private final @Nullable ProblemCode refusal;

	/** In hexadecimal; ?? is any byte but zero. */
	private final String mark;

	Encoding(Charset charset, String mark) {
		this.charset = charset;
		this.refusal = null;
		this.mark = mark;
	}

	Encoding(ProblemCode refusal, String mark) {
		this.charset = StandardCharsets.UTF_8;
		this.refusal = refusal;
		this.mark = mark;
	}

	static Encoding of(byte[] head, int length) {
		return Arrays.stream(values()).filter((encoding) -> encoding.begins(head, length)).findFirst().orElseThrow();
	}

	private boolean begins(byte[] head, int length) {
		boolean begins = markLength() <= length;
		for (int i = 0; begins && i < markLength(); i++) {
			String wanted = this.mark.substring(2 * i, 2 * i + 2);
			begins = wanted.equals("??") ? head[i] != 0 : HexFormat.fromHexDigits(wanted) == (head[i] & 0xFF);
		}
		return begins;
	}

	Charset charset() {
		return this.charset;
	}

	/**
	 * Why such a file can't be read; empty when it can.
	 */
	Optional<ProblemCode> refusal() {
		return Optional.ofNullable(this.refusal);
	}

	/**
	 * The bytes before the text.
	 */
	int markLength() {
		return this.mark.length() / 2;
	}

}
