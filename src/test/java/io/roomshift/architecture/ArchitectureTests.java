package io.roomshift.architecture;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the code with the tables of {@code src/docs/architecture.md}.
 */
class ArchitectureTests {

	private static final String BASE = "io.roomshift";

	private static final Path DOCUMENT = Path.of("src/docs/architecture.md");

	private static final int MOST_TYPES = 16;

	private static final String[] PURE = { "room", "plan", "slack", "suggest" };

	private static final String[] PURE_MAY_USE = { "java.lang..", "java.util..", "java.text..", "org.jspecify..",
			BASE + ".." };

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("__"))
		.importPackages(BASE);

	private static final MarkdownTable PACKAGES = MarkdownTable.in(DOCUMENT, "package", "what it is", "may use");

	private static final MarkdownTable LIBRARIES = MarkdownTable.in(DOCUMENT, "library", "its packages",
			"used only by");

	@Test
	void documentNamesEachPackageOnce() {
		assertThat(PACKAGES.codeOf(0))
			.containsExactlyInAnyOrderElementsOf(packages().map(ArchitectureTests::shortName).toList());
	}

	@TestFactory
	Stream<DynamicTest> packageUsesWhatTheDocumentAllows() {
		return PACKAGES.rows().stream().map((row) -> DynamicTest.dynamicTest(row.get(0), () -> {
			String own = MarkdownTable.code(row.get(0)).get(0);
			List<String> allowed = MarkdownTable.code(row.get(2));

			assertThat(dependencies(own)).allSatisfy((used, where) -> assertThat(allowed).as(where).contains(used));
		}));
	}

	@Test
	void documentAllowsNoPackageThatIsNotThere() {
		assertThat(PACKAGES.codeOf(0)).containsAll(PACKAGES.codeOf(2));
		assertThat(PACKAGES.codeOf(0)).containsAll(LIBRARIES.codeOf(2));
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void packagesAreSmall() {
		assertThat(packages()).allSatisfy(
				(javaPackage) -> assertThat(javaPackage.getClasses().stream().filter(ArchitectureTests::isTopLevelType))
					.as(javaPackage.getName())
					.hasSizeLessThanOrEqualTo(MOST_TYPES));
	}

	@Test
	void packagesAreNullMarked() {
		assertThat(packages()).allSatisfy(
				(javaPackage) -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(javaPackage.getName())
					.isTrue());
	}

	@TestFactory
	Stream<DynamicTest> libraryIsUsedWhereTheDocumentAllows() {
		return LIBRARIES.rows().stream().map((row) -> DynamicTest.dynamicTest(row.get(0), () -> {
			String[] library = MarkdownTable.code(row.get(1)).toArray(String[]::new);
			String[] users = MarkdownTable.code(row.get(2))
				.stream()
				.map(ArchitectureTests::fullName)
				.toArray(String[]::new);

			ArchRuleDefinition.noClasses()
				.that()
				.resideOutsideOfPackages(users)
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(library)
				.check(CLASSES);
		}));
	}

	@Test
	void purePackagesKnowNoFrameworkNoFileAndNoClock() {
		String[] pure = Stream.of(PURE).map(ArchitectureTests::fullName).toArray(String[]::new);

		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(pure)
			.should()
			.dependOnClassesThat()
			.resideOutsideOfPackages(PURE_MAY_USE)
			.check(CLASSES);
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(pure)
			.should()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(System.class, "nanoTime")
			.check(CLASSES);
	}

	@Test
	void streamsAreTheConsolesAlone() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(fullName("cli.console"))
			.should()
			.accessField(System.class, "out")
			.orShould()
			.accessField(System.class, "err")
			.orShould()
			.callMethod(Throwable.class, "printStackTrace")
			.orShould()
			.callMethod(Throwable.class, "printStackTrace", PrintStream.class)
			.check(CLASSES);
	}

	private static Stream<JavaPackage> packages() {
		Set<JavaPackage> packages = CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
		return packages.stream();
	}

	private static Map<String, String> dependencies(String own) {
		return CLASSES.stream()
			.filter((type) -> type.getPackageName().equals(fullName(own)))
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.filter((dependency) -> dependency.getTargetClass().getPackageName().startsWith(BASE))
			.filter((dependency) -> !dependency.getTargetClass().getPackageName().equals(fullName(own)))
			.collect(Collectors.toMap((dependency) -> shortName(dependency.getTargetClass().getPackage()),
					Dependency::getDescription, (first, second) -> first));
	}

	private static boolean isTopLevelType(JavaClass type) {
		return !type.isArray() && type.isTopLevelClass() && !type.getSimpleName().equals("package-info");
	}

	private static String shortName(JavaPackage javaPackage) {
		return javaPackage.getName().substring(BASE.length() + 1);
	}

	private static String fullName(String shortName) {
		return BASE + "." + shortName;
	}

}
