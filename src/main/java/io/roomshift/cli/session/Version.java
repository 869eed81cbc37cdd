package io.roomshift.cli.session;

import picocli.CommandLine.IVersionProvider;

/**
 * The version that the jar's manifest names.
 */
public final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { program(), "Java " + Runtime.version() };
	}

	/**
	 * The program and its version.
	 */
	public static String program() {
		String version = Version.class.getPackage().getImplementationVersion();
		return "roomshift " + ((version != null) ? version : "(not packaged)");
	}

}
