package io.roomshift.input;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class CellsProperties {

	@Property
	void whatIsGuardedIsUnguarded(@ForAll("cell") String cell) {
		assertThat(FormulaGuard.unguard(FormulaGuard.guard(cell))).isEqualTo(cell);
	}

	@Property
	void whatIsGuardedIsNoFormula(@ForAll("cell") String cell) {
		assertThat(FormulaGuard.guard(cell)).doesNotMatch("(?s)[=+\\-@\t\r].*");
	}

	@Property
	void cellsAreHadAgain(@ForAll("row") List<String> row) {
		assertThat(Cells.of(row).values()).isEqualTo(row);
	}

	@Provide
	Arbitrary<List<String>> row() {
		return cell().list().ofMinSize(1).ofMaxSize(8);
	}

	@Provide
	Arbitrary<String> cell() {
		Arbitrary<String> awkward = Arbitraries.strings().withChars("'=+-@\t\r\n\",;# a").ofMaxLength(6);
		return Arbitraries.oneOf(awkward, Arbitraries.strings().excludeChars('\uFFFE'));
	}

}
