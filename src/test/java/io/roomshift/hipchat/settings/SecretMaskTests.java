package io.roomshift.hipchat.settings;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretMaskTests {

	@Test
	void maskWhenTextHoldsATokenShowsItsFingerprint() {
		Token token = new Token("maskMaskMaskMask0");

		assertThat(SecretMask.mask("Bearer maskMaskMaskMask0, maskMaskMaskMask0"))
			.isEqualTo("Bearer [" + token + "], [" + token + "]");
	}

	@Test
	void maskWhenTokenIsPartOfAnUrlShowsItsFingerprint() {
		Token token = new Token("mask/Mask+Mask=1");

		assertThat(SecretMask.mask("GET /v2/oauth/token/mask%2FMask%2BMask%3D1"))
			.isEqualTo("GET /v2/oauth/token/[" + token + "]");
	}

	@Test
	void maskWhenOneTokenHoldsAnotherShowsTheLongerOne() {
		new Token("maskMask2");
		Token longer = new Token("maskMask2maskMask");

		assertThat(SecretMask.mask("maskMask2maskMask")).isEqualTo("[" + longer + "]");
	}

	@Test
	void maskWhenThereIsNoSecretKeepsTheText() {
		assertThat(SecretMask.mask("GET /v2/room/59")).isEqualTo("GET /v2/room/59");
	}

	@Test
	void lineWhenTextWouldEndItOrCommandATerminalHasBlanksInstead() {
		assertThat(SecretMask.line("a\r\nb\u001b[31mc\u009b2Jd\u0085e\u2028f\u2029g")).isEqualTo("a b [31mc 2Jd e f g");
	}

	@Test
	void lineWhenTextIsLongerIsCut() {
		assertThat(SecretMask.line("  ab \t\n cd ", 5)).isEqualTo("ab cd");
		assertThat(SecretMask.line("ab cde", 5)).isEqualTo("ab cd…");
	}

	@Test
	void toStringWhenTokenIsShownIsItsFingerprint() {
		assertThat(new Token("abc")).hasToString("token ba7816");
	}

}
