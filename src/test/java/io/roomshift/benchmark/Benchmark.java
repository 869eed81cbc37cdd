package io.roomshift.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures the jar and prints a table, also into {@code target/benchmark.md}.
 */
final class Benchmark {

	private static final Map<String, Consumer<Consumer<Figure>>> PARTS = new LinkedHashMap<>();

	static {
		PARTS.put("calls", Calls::measure);
		PARTS.put("limit", Limit::measure);
		PARTS.put("throughput", Throughput::measure);
		PARTS.put("start", Start::measure);
		PARTS.put("memory", Memory::measure);
		PARTS.put("ledger", LedgerPace::measure);
	}

	private Benchmark() {
	}

	/**
	 * Measures all parts, or those that the system property
	 * {@code roomshift.benchmark.parts} names with commas between them.
	 */
	public static void main(String[] args) throws IOException {
		Set<String> wanted = Set
			.of(System.getProperty("roomshift.benchmark.parts", String.join(",", PARTS.keySet())).split(","));
		List<String> lines = new ArrayList<>();
		print(lines, machine());
		print(lines, "");
		print(lines, "| what | measured | target | met |");
		print(lines, "|---|---|---|---|");
		for (Map.Entry<String, Consumer<Consumer<Figure>>> part : PARTS.entrySet()) {
			if (wanted.contains(part.getKey())) {
				part.getValue().accept((figure) -> print(lines, figure.line()));
			}
		}
		Files.write(Path.of("target", "benchmark.md"), lines);
	}

	private static String machine() {
		Runtime runtime = Runtime.getRuntime();
		return "Java " + Runtime.version().feature() + ", " + System.getProperty("os.name") + ", "
				+ runtime.availableProcessors() + " processors.";
	}

	private static void print(List<String> lines, String line) {
		lines.add(line);
		System.out.println(line);
	}

}
