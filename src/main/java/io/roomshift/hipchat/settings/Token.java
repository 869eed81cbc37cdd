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

	private final String fingerprint;

	/**
	 * Takes the token, and hides it from all that is shown from now on.
	 */
	public Token(String secret) {
		this.secret = secret;
		this.fingerprint = sha256(secret).substring(0, FINGERPRINT_LENGTH);
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
		return this.fingerprint;
	}

	private static String sha256(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "token " + this.fingerprint;
	}

}
