package io.roomshift.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of the loopback address at which nobody listens, and which no other process is
 * given meanwhile: tests in another one start servers, too.
 */
public final class ClosedPort implements AutoCloseable {

	private final Socket holder = new Socket();

	private ClosedPort(int port) {
		try {
			// Connections of a server that was there before may still be going.
			this.holder.setReuseAddress(true);
			this.holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Any one.
	 */
	public static ClosedPort any() {
		return new ClosedPort(0);
	}

	/**
	 * This one, which a server has just given back.
	 */
	public static ClosedPort of(int port) {
		return new ClosedPort(port);
	}

	public int number() {
		return this.holder.getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.holder.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
