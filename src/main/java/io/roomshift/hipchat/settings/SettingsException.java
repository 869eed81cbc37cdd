package io.roomshift.hipchat.settings;

/**
 * A setting without which no call can be made; its message says which, and what to do.
 */
public class SettingsException extends RuntimeException {

	public SettingsException(String message) {
		super(message);
	}

}
