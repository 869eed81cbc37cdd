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
	void toStringWhenTokenIsShownIsItsFingerprint() {
		assertThat(new Token("abc")).hasToString("token ba7816");
	}

}
