package io.roomshift.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.doctor.check.Findings;
import io.roomshift.doctor.tls.TlsCheck;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.http.Probe;
import io.roomshift.hipchat.http.Probe.Reply;
import io.roomshift.hipchat.settings.Causes;
import io.roomshift.hipchat.settings.HipChatProperties;
import org.jspecify.annotations.Nullable;

/**
 * Goes the way to the server step by step: name, connection, TLS, and what answers there.
 */
final class ServerChecks {

	private static final int HTTPS = 443;

	private static final int HTTP = 80;

	private final URI url;

	private final String host;

	private final Duration patience;

	private final Probe probe;

	private final Findings findings;

	private final Instant now;

	ServerChecks(URI url, HipChatProperties properties, Probe probe, Findings findings, Instant now) {
		this.url = url;
		this.host = url.getHost().replaceAll("[\\[\\]]", "");
		this.patience = properties.connectTimeout();
		this.probe = probe;
		this.findings = findings;
		this.now = now;
	}

	/**
	 * Goes as far as it can.
	 * @return whether HipChat was reached
	 */
	boolean look() {
		List<InetAddress> addresses = addresses();
		if (addresses.isEmpty()) {
			this.findings.skip(Subject.HIPCHAT, "the host is not known", "connection", "tls", "hipchat", "clock");
			return false;
		}
		try (Socket socket = connection(addresses)) {
			if (socket == null) {
				this.findings.skip(Subject.HIPCHAT, "there is no connection", "tls", "hipchat", "clock");
				return false;
			}
			if (!this.findings.add(tls(socket, addresses))) {
				this.findings.skip(Subject.HIPCHAT, "there is no TLS connection", "hipchat", "clock");
				return false;
			}
		}
		catch (IOException ex) {
			// It was closed by the other side, and has served.
		}
		return hipChat();
	}

	URI url() {
		return this.url;
	}

	private List<InetAddress> addresses() {
		try {
			List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName(this.host));
			String shown = addresses.stream()
				.map(InetAddress::getHostAddress)
				.distinct()
				.collect(Collectors.joining(", "));
			this.findings.add(Check.ok(Subject.HIPCHAT, "dns", shown.equals(this.host)
					? "The URL holds the address itself." : "'" + this.host + "' is " + shown + "."));
			return addresses;
		}
		catch (UnknownHostException ex) {
			this.findings.add(Check.bad(Subject.HIPCHAT, "dns", "The host '" + this.host + "' is not known.",
					"Look for a misspelling in roomshift.hipchat.url. If a browser on another machine opens that "
							+ "address, this machine's DNS does not know the name: is it to be had within the company "
							+ "network or a VPN alone?"));
			return List.of();
		}
	}

	private @Nullable Socket connection(List<InetAddress> addresses) {
		String why = "";
		for (InetAddress address : addresses) {
			Socket socket = new Socket();
			InetSocketAddress target = new InetSocketAddress(address, port());
			try {
				socket.connect(target, (int) this.patience.toMillis());
				this.findings.add(Check.ok(Subject.HIPCHAT, "connection",
						"Port " + port() + " of " + address.getHostAddress() + " takes connections."));
				return socket;
			}
			catch (IOException ex) {
				close(socket);
				why = (ex instanceof SocketTimeoutException) ? "no answer within " + this.patience.toMillis() + " ms"
						: Causes.innermost(ex).toLowerCase(Locale.ROOT);
			}
		}
		this.findings.add(Check.bad(Subject.HIPCHAT, "connection",
				"No connection to port " + port() + " of '" + this.host + "' (" + why + ").", cureOfNoConnection()));
		return null;
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// There is nothing left of it.
		}
	}

	private String cureOfNoConnection() {
		boolean proxy = Stream.of("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY")
			.anyMatch((name) -> System.getenv(name) != null);
		return "Is HipChat up, is the port right, does a firewall stand between? A firewall that drops packets shows "
				+ "as no answer, a closed port as refused."
				+ (proxy ? " A proxy is set in the environment: Roomshift does not use it, and calls HipChat directly."
						: "");
	}

	private Check tls(Socket socket, List<InetAddress> addresses) {
		return this.url.getScheme().equals("https")
				? new TlsCheck(this.host, this.probe.bundle(), this.now).look(socket, this.patience) : plain(addresses);
	}

	private static Check plain(List<InetAddress> addresses) {
		return addresses.stream().allMatch(InetAddress::isLoopbackAddress)
				? Check.ok(Subject.HIPCHAT, "tls", "Plain http, which does not leave this machine.")
				: Check.warn(Subject.HIPCHAT, "tls",
						"Plain http: whoever is between here and HipChat can read the token.",
						"Use https if HipChat has it.");
	}

	/**
	 * Asked without a token, for what answers there may not be HipChat.
	 */
	private boolean hipChat() {
		try {
			Reply reply = this.probe.capabilities();
			boolean reached = this.findings.add(Answers.ofServer(reply, this.url));
			this.findings.add(ClockCheck.of(reply));
			return reached;
		}
		catch (HipChatException ex) {
			this.findings.add(Check.bad(Subject.HIPCHAT, "hipchat", String.valueOf(ex.getMessage())));
			this.findings.skip(Subject.HIPCHAT, "HipChat did not answer", "clock");
			return false;
		}
	}

	private int port() {
		if (this.url.getPort() > 0) {
			return this.url.getPort();
		}
		return this.url.getScheme().equals("https") ? HTTPS : HTTP;
	}

}
