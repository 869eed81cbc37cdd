package io.roomshift.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentTests {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

	private static final Pattern DECISION = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");

	private static final int ONE_PAGE = 60;

	@TestFactory
	Stream<DynamicTest> linkedFilesExist() throws IOException {
		return documents().stream().map((document) -> DynamicTest.dynamicTest(document.toString(), () -> {
			String text = Files.readString(document);
			assertThat(LINK.matcher(text).results().map((MatchResult link) -> link.group(1)))
				.filteredOn((target) -> !target.contains("://"))
				.allSatisfy((target) -> assertThat(document.resolveSibling(target).normalize()).exists());
		}));
	}

	@Test
	void readmeFitsItsSize() throws IOException {
		assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(150);
	}

	@Test
	void decisionsAreNumberedWithoutGapsAndShort() throws IOException {
		List<Path> decisions = documents().stream()
			.filter((document) -> document.getParent() != null && document.getParent().endsWith("decisions"))
			.sorted()
			.toList();

		for (int index = 0; index < decisions.size(); index++) {
			Path decision = decisions.get(index);
			assertThat(decision.getFileName().toString()).matches(DECISION).startsWith("%04d-".formatted(index + 1));
			assertThat(Files.readAllLines(decision)).as(decision.toString())
				.hasSizeLessThanOrEqualTo(ONE_PAGE)
				.contains("## Context", "## Decision", "## Cost");
		}
	}

	@Test
	void architectureListsEachDecision() throws IOException {
		String architecture = Files.readString(Path.of("src/docs/architecture.md"));

		assertThat(documents()).filteredOn((document) -> document.toString().contains("decisions"))
			.isNotEmpty()
			.allSatisfy((decision) -> assertThat(architecture).contains("(decisions/" + decision.getFileName() + ")"));
	}

	private static List<Path> documents() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/docs"))) {
			List<Path> documents = files.filter((file) -> file.toString().endsWith(".md")).toList();
			return Stream.concat(Stream.of(Path.of("README.md")), documents.stream()).toList();
		}
	}

}
