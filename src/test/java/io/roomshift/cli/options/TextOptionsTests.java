package io.roomshift.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.roomshift.hipchat.messages.UnfitMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextOptionsTests {

	@Test
	void textWhenTheFileHoldsNulIsRefused(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("text"), "Hello\u0000");
		TextOptions options = CommandLine.populateCommand(new TextOptions(), "--message-file", file.toString());

		assertThatExceptionOfType(UnfitMessageException.class).isThrownBy(options::text)
			.withMessage("'" + file + "' holds U+0000, which is no text. Save it as UTF-8.");
	}

}
