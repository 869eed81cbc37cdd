package io.roomshift.hipchat.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An API token; it shows itself by nothing but its fingerprint.
 */
public final class Token {

	private static final int FINGERPRINT_LENGTH = 6;

	private final String secret;

	/**
	 * Takes the token, and hides it from all that is shown from now on.
	 */
	public Token(String secret) {
		this.secret = secret;
		SecretMask.hide(secret, toString());
	}

	/**
	 * The token itself, for the call to HipChat and nothing else.
	 */
	public String secret() {
		return this.secret;
	}

	/**
	 * The first six hexadecimal digits of the token's SHA-256.
	 */
	public String fingerprint() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.secret.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "token " + fingerprint();
	}

}
