package io.roomshift.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.ledger.RunState;
import io.roomshift.report.ReportedRun;
import io.roomshift.room.RoomName;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlPageTests {

	private static final int WIDE = 1280;

	/** Names that want to be something else than names, as rows of a mapping. */
	private static final List<String> HOSTILE = List.of("<script>document.title='taken'</script>",
			"</script><img src=x onerror=alert(1)>", "<!--<script>", "&lt;b&gt; &amp; \"quoted\" 'twice'",
			"\u202Elanoitcerid\u202C thgir-ot-tfel", "zero\u200Bwidth \u2060joined", "=cmd|' /C calc'!A0",
			"\uD83D\uDC69\u200D\uD83D\uDD2C and \uD83C\uDDE9\uD83C\uDDEA", "\uD835\uDD04".repeat(50), "שלום ‏(abc) 123",
			"two  blanks   inside", "{{data}} ${x} `y`", "cafe\u0301 and café");

	private static Browser browser;

	@TempDir
	private static Path sampleDirectory;

	private static Path sample;

	@BeforeAll
	static void start() {
		browser = Browser.start();
		try (SampleRun run = new SampleRun(sampleDirectory)) {
			sample = run.write();
		}
	}

	@AfterAll
	static void end() {
		if (browser != null) {
			browser.close();
		}
	}

	@AfterEach
	void nothingWasComplainedAboutAndNothingWasAskedFor() {
		assertThat(browser.complaints()).isEmpty();
		assertThat(browser.requests()).allMatch((url) -> url.matches("file:.*/report\\.html|data:.*"));
	}

	@Test
	void pageWhenNamesAreHostileShowsThemAsThemselves(@TempDir Path directory) throws IOException {
		String rows = IntStream.rangeClosed(1, HOSTILE.size())
			.mapToObj((i) -> i + ",room-" + i + "\n")
			.collect(Collectors.joining());
		Path page = write(directory, "room_id,new_name\n" + rows, HtmlPageTests::hostile);

		browser.open(page, WIDE, false);

		assertThat(browser.texts("#table tbody td:nth-child(3) bdi")).containsExactlyElementsOf(HOSTILE);
		assertThat(browser.texts("#table tbody td:nth-child(7) bdi")).containsExactlyElementsOf(HOSTILE);
		assertThat(browser.texts("#table tbody tr:nth-child(6) .mark")).containsExactly("U+200B", "U+2060");
		assertThat(browser.texts("#table tbody tr:nth-child(8) .mark")).isEmpty();
		assertThat(browser.all("img, iframe, object, embed")).isEmpty();
		assertThat(browser.run("return document.title")).asString().startsWith("Run 1: ");
		assertThat(Files.readString(page)).containsOnlyOnce("<script>").doesNotContain("</script><img");
	}

	private static Entry hostile(Entry planned) {
		String name = HOSTILE.get(planned.wish().line() - 2);
		return new Entry(planned.run(), planned.wish(), Entry.Place.NONE, RoomName.of(name), null, EntryState.SKIPPED,
				null, null, Entry.Outcome.leftOut(Cause.NAME_NOT_EXPECTED, name));
	}

	@Test
	void pageWhenSomethingIsSearchedShowsThoseRowsAlone() {
		browser.open(sample, WIDE, false);

		browser.find("#search").sendKeys("FAILED another room");

		assertThat(browser.find("#count").getText()).isEqualTo("Showing 2 found among 300 rooms.");
		assertThat(browser.texts("#table tbody td:nth-child(6)")).containsExactly("failed", "failed");
		assertThat(browser.texts("#table tbody td:nth-child(7) bdi"))
			.containsOnly("HipChat says: 'Another room exists with that name.'");

		browser.find("#search").sendKeys("nothing like it");

		assertThat(browser.find("#count").getText()).isEqualTo("None of 300 rooms is like that.");
		assertThat(browser.all("#table tbody tr")).isEmpty();

		browser.find("#controls button[type=reset]").click();

		assertThat(browser.find("#count").getText()).isEqualTo("Showing 1 to 100 of 300 rooms.");
	}

	@Test
	void pageWhenFilteredByOutcomeCauseOrSlackShowsAsManyAsItsFiguresSay() {
		browser.open(sample, WIDE, false);

		new Select(browser.find("#outcome")).selectByVisibleText("failed (8)");
		assertThat(browser.all("#table tbody tr")).hasSize(8);
		new Select(browser.find("#cause")).selectByVisibleText("name taken (2)");
		assertThat(browser.texts("#table tbody td:nth-child(7)"))
			.allMatch((text) -> text.contains("Another room exists with that name."))
			.hasSize(2);
		browser.find("a[data-cause='not-allowed']").click();
		assertThat(browser.texts("#table tbody td:nth-child(7)")).allMatch((text) -> text.contains("HTTP 403"))
			.hasSize(5);
		browser.find("a[data-slack='slack-collision']").click();
		assertThat(browser.texts("#table tbody td:nth-child(5)")).containsExactly("#mobile-standupwould be merged",
				"#marketing-on-callwould be merged");
		browser.find("a[data-outcome='skipped']").click();
		assertThat(browser.find("#count").getText()).isEqualTo("Showing 3 found among 300 rooms.");
	}

	@Test
	void pageWhenHeadIsPressedByKeyboardSortsAndSaysSo() {
		browser.open(sample, WIDE, false);
		WebElement button = browser.find("th[data-sort=newName] button");

		button.sendKeys(Keys.ENTER);
		assertThat(head("newName")).isEqualTo("ascending");
		assertThat(head("line")).isEqualTo("none");
		assertThat(browser.texts("#table tbody td:nth-child(4)").subList(0, 2)).containsExactly("#####",
				"backend-alerts");
		button.sendKeys(Keys.SPACE);
		assertThat(head("newName")).isEqualTo("descending");
		assertThat(browser.texts("#table tbody td:nth-child(4)").get(0)).isEqualTo("support-team");
	}

	private static String head(String column) {
		return String.valueOf(browser.find("th[data-sort=" + column + "]").getAttribute("aria-sort"));
	}

	@Test
	void pageWhenTurnedShowsTheNextRows() {
		browser.open(sample, WIDE, false);

		browser.find("#next").click();
		browser.find("#next").click();

		assertThat(browser.find("#page").getText()).isEqualTo("Page 3 of 3");
		assertThat(browser.find("#count").getText()).isEqualTo("Showing 201 to 300 of 300 rooms.");
		assertThat(browser.find("#next").isEnabled()).isFalse();
		assertThat(browser.texts("#table tbody tr:first-child td").get(0)).isEqualTo("202");
	}

	@Test
	void pageWhenPrintedShowsAllThatWasFound() {
		browser.open(sample, WIDE, false);

		browser.run("dispatchEvent(new Event('beforeprint'))");
		assertThat(browser.all("#table tbody tr")).hasSize(SampleRun.ROOMS);
		browser.run("dispatchEvent(new Event('afterprint'))");
		assertThat(browser.all("#table tbody tr")).hasSize(100);
	}

	@Test
	void pageWhenThemeIsPressedChangesIt() {
		browser.open(sample, WIDE, true);
		String dark = ground();

		browser.find("#theme").click();
		String light = ground();
		browser.find("#theme").click();

		assertThat(light).isNotEqualTo(dark);
		assertThat(ground()).isEqualTo(dark);
		assertThat(browser.find("#theme").getText()).isEqualTo("Light theme");
	}

	private static String ground() {
		return browser.find("body").getCssValue("background-color");
	}

	@ParameterizedTest
	@CsvSource({ "1280, true", "400, false" })
	void pageWhenJudgedByAxeHasNoBarrier(int width, boolean dark) throws IOException {
		browser.open(sample, width, dark);

		browser.run("document.querySelector('details').open = true");
		browser.run(axe());

		assertThat(browser.run("return axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
				+ " 'wcag22aa', 'best-practice']}).then((found) => found.violations.map((each) => each.id + ': '"
				+ " + each.nodes.map((node) => node.target + ' ' + node.failureSummary).join(' / ')))"))
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 320, 400, 800, 1000 })
	void pageWhenNarrowNeedsNoScrollingToTheSide(int width) {
		browser.open(sample, width, false);

		assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
	}

	private static String axe() throws IOException {
		try (InputStream script = HtmlPageTests.class.getResourceAsStream("/axe.min.js")) {
			return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void pageWhenScriptsAreForbiddenTellsAllButTheRestOfTheRows() {
		browser.scripts(false);
		try {
			browser.open(sample, WIDE, false);

			assertThat(browser.find("h1").getText()).isEqualTo("13 of 300 rooms need a look.");
			assertThat(browser.all("#table tbody tr")).hasSize(50);
			assertThat(browser.find("noscript p").getText())
				.isEqualTo("These are the first 50 of 300 rooms; results.csv has all of them. "
						+ "With scripts allowed, this page can search and sort them.");
			assertThat(browser.find("#controls").isDisplayed()).isFalse();
		}
		finally {
			browser.scripts(true);
		}
	}

	@Test
	void pageWhenThereAre10000RowsStaysQuick(@TempDir Path directory) {
		String rows = IntStream.rangeClosed(1, 10_000)
			.mapToObj((i) -> i + ",room-" + i + "\n")
			.collect(Collectors.joining());
		browser.open(write(directory, "room_id,new_name\n" + rows, UnaryOperator.identity()), WIDE, false);

		long began = System.nanoTime();
		browser.run("""
				const search = document.getElementById('search');
				search.value = 'room-99';
				search.dispatchEvent(new Event('input'));
				document.querySelector('th[data-sort=oldName] button').click();
				document.querySelector('th[data-sort=oldName] button').click();""");
		Duration took = Duration.ofNanos(System.nanoTime() - began);

		assertThat(browser.find("#count").getText()).isEqualTo("Showing 1 to 100 of 111 found among 10,000 rooms.");
		assertThat(browser.texts("#table tbody tr:first-child td").get(3)).isEqualTo("room-9999");
		assertThat(browser.all("#table tbody tr")).hasSize(100);
		assertThat(took).isLessThan(Duration.ofSeconds(2));
	}

	/**
	 * Takes the picture for the README when documents are to be written.
	 */
	@Test
	@EnabledIfSystemProperty(named = "roomshift.write-documents", matches = ".*")
	void pageIsPictured() throws IOException {
		browser.open(sample, 1280, 1280, false);

		byte[] picture = browser.screenshot();

		assertThat(picture).hasSizeLessThan(200_000);
		Files.write(Path.of("src/docs/report.png"), picture);
	}

	private static Path write(Path directory, String mapping, UnaryOperator<Entry> fate) {
		try (ReportedRun run = new ReportedRun(directory)) {
			return run.plan(mapping, fate).end(RunState.INTERRUPTED).write().reports().resolve("report.html");
		}
	}

}
