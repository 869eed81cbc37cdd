package io.roomshift.report.html;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;

import io.roomshift.tool.Tool;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium, of those that the system has; never one that is downloaded.
 */
final class Browser implements AutoCloseable {

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Starts it. Where there is none the tests are left out, but not where the
	 * environment says {@code CI=true}.
	 */
	static Browser start() {
		Optional<Path> chromium = Tool.installed("chromium", "google-chrome", "chrome");
		Optional<Path> driver = Tool.installed("chromedriver");
		Tool.assume(chromium.isPresent() && driver.isPresent(),
				"The tests of the HTML report need chromium and chromedriver on the PATH "
						+ "(Debian: apt-get install chromium chromium-driver)");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium.orElseThrow().toString());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
				"--disable-background-networking", "--disable-dev-shm-usage", "--hide-scrollbars");
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		options.setCapability("goog:loggingPrefs", logs);
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(driver.orElseThrow().toFile())
			.build();
		return new Browser(new ChromeDriver(service, options));
	}

	/**
	 * Shows a page in a window of that width.
	 */
	Browser open(Path page, int width, boolean dark) {
		return open(page, width, 1000, dark);
	}

	Browser open(Path page, int width, int height, boolean dark) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
		this.driver.get(page.toUri().toString());
		return this;
	}

	/**
	 * Whether pages may run scripts from now on.
	 */
	void scripts(boolean allowed) {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
	}

	Object run(String script, Object... arguments) {
		return Objects.requireNonNullElse(this.driver.executeScript(script, arguments), "");
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	/**
	 * The texts of all elements, exactly as they are in the document.
	 */
	@SuppressWarnings("unchecked")
	List<String> texts(String selector) {
		return (List<String>) run("return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent)",
				selector);
	}

	/**
	 * The pixels that are seen.
	 */
	byte[] screenshot() {
		return this.driver.getScreenshotAs(OutputType.BYTES);
	}

	/**
	 * What the pages had to complain about.
	 */
	List<String> complaints() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::toString).toList();
	}

	/**
	 * The addresses of all that was asked for.
	 */
	List<String> requests() {
		return this.driver.manage()
			.logs()
			.get(LogType.PERFORMANCE)
			.getAll()
			.stream()
			.map((entry) -> JsonMapper.shared().readTree(entry.getMessage()).path("message"))
			.filter((message) -> message.path("method").asString().equals("Network.requestWillBeSent"))
			.map((message) -> message.path("params").path("request").path("url"))
			.map(JsonNode::asString)
			.toList();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
