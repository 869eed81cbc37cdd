package io.roomshift.job.partition;

import java.util.List;

import io.roomshift.job.chains.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartsTests {

	@Test
	void ofChainsWhenThereAreFewMakesPartsOfTwentyFive() {
		assertThat(parts(60)).containsExactly(new Part(1, 25), new Part(26, 50), new Part(51, 60));
		assertThat(parts(25)).containsExactly(new Part(1, 25));
		assertThat(parts(1)).containsExactly(new Part(1, 1));
		assertThat(Parts.ofChains(26)).containsOnlyKeys("1-25", "26-26");
	}

	@Test
	void ofChainsWhenThereAreNoneMakesNoPart() {
		assertThat(parts(0)).isEmpty();
	}

	@Test
	void ofChainsWhenThereAreManyMakesNoMoreThan256Parts() {
		for (int chains : new int[] { 6400, 6401, 100_000, 1_000_000, Integer.MAX_VALUE }) {
			List<Part> parts = parts(chains);

			assertThat(parts).hasSizeLessThanOrEqualTo(256);
			assertThat(parts.get(0).first()).isEqualTo(1);
			assertThat(parts.get(parts.size() - 1).last()).isEqualTo(chains);
			for (int i = 1; i < parts.size(); i++) {
				assertThat(parts.get(i).first()).isEqualTo(parts.get(i - 1).last() + 1);
			}
		}
	}

	private static List<Part> parts(int chains) {
		return Parts.ofChains(chains).values().stream().map(Parts::of).toList();
	}

}
