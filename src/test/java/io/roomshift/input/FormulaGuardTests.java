package io.roomshift.input;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormulaGuardTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=", "'=1", "''-1" })
	void guardWhenAtRiskPutsAnApostropheBefore(String cell) {
		assertThat(FormulaGuard.guard(cell)).isEqualTo("'" + cell);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Ops", "'", "''", "'tis", " =1", "\uFF1D1", "a=b" })
	void guardWhenHarmlessLeavesItAlone(String cell) {
		assertThat(FormulaGuard.guard(cell)).isEqualTo(cell);
		assertThat(FormulaGuard.unguard(cell)).isEqualTo(cell);
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "-1" })
	void unguardWhenNotGuardedLeavesItAlone(String cell) {
		assertThat(FormulaGuard.unguard(cell)).isEqualTo(cell);
	}

}
