package io.roomshift.doctor.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.roomshift.doctor.check.Ages;
import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.Subject;
import io.roomshift.hipchat.settings.Causes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * Makes a TLS connection with the trust of the client, and tells from the certificates
 * that it is shown why it fails.
 */
public final class TlsCheck {

	private static final String NAME = "tls";

	private static final Duration SOON = Duration.ofDays(21);

	private final String host;

	private final @Nullable SslBundle bundle;

	private final Instant now;

	/**
	 * Creates the check.
	 * @param host the name or address that the certificate shall be for
	 * @param bundle says whom to trust; null for Java's own list
	 */
	public TlsCheck(String host, @Nullable SslBundle bundle, Instant now) {
		this.host = host;
		this.bundle = bundle;
		this.now = now;
	}

	/**
	 * Makes the connection.
	 * @param connected a connection to the server, on which nothing was said yet
	 */
	public Check look(Socket connected, Duration patience) {
		Witness witness;
		SSLContext context;
		try {
			witness = Witness.of(this.bundle);
			context = SSLContext.getInstance("TLS");
			KeyManager[] keys = (this.bundle != null) ? this.bundle.getManagers().getKeyManagers() : null;
			context.init(keys, new TrustManager[] { witness }, null);
		}
		catch (GeneralSecurityException ex) {
			return Check.bad(Subject.SETTINGS, NAME, "No trust can be set up (" + Causes.innermost(ex) + ").",
					"Look at the SSL bundle that roomshift.hipchat.ssl-bundle names.");
		}
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
			.createSocket(connected, this.host, connected.getPort(), true)) {
			socket.setSoTimeout((int) patience.toMillis());
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			socket.setSSLParameters(parameters);
			socket.startHandshake();
			return trusted(socket.getSession().getProtocol(), witness.chain());
		}
		catch (IOException ex) {
			return witness.chain().isEmpty() ? noTls(ex, connected.getPort()) : untrusted(witness, ex);
		}
	}

	private Check trusted(String protocol, List<X509Certificate> chain) {
		String found = protocol + "; " + Certificates.chain(chain) + ".";
		Optional<X509Certificate> first = chain.stream()
			.min(Comparator.comparing(Certificates::end))
			.filter((certificate) -> Certificates.end(certificate).isBefore(this.now.plus(SOON)));
		return first
			.map((certificate) -> Check.warn(Subject.HIPCHAT, NAME,
					"The certificate of " + Certificates.subject(certificate) + " expires in "
							+ Ages.show(Duration.between(this.now, Certificates.end(certificate))) + ". " + found,
					"Have it renewed: from then on no run gets through."))
			.orElseGet(() -> Check.ok(Subject.HIPCHAT, NAME, found));
	}

	private static Check noTls(IOException ex, int port) {
		String why = Causes.innermost(ex);
		boolean other = why.contains("SSL message") || why.contains("plaintext");
		return Check.bad(Subject.HIPCHAT, NAME,
				other ? "What answers at port " + port + " does not speak TLS."
						: "No TLS connection came about (" + why + ").",
				other ? "Look at roomshift.hipchat.url: is it the right port, is it http?"
						: "Look at the server's TLS settings: Java refuses versions before TLS 1.2.");
	}

	private Check untrusted(Witness witness, IOException ex) {
		List<X509Certificate> chain = witness.chain();
		Optional<Check> untimely = chain.stream().flatMap((certificate) -> untimely(certificate).stream()).findFirst();
		if (untimely.isPresent()) {
			return untimely.get();
		}
		if (witness.distrust().isEmpty()) {
			return Check.bad(Subject.HIPCHAT, NAME,
					"The certificate is trusted, but it is for " + Certificates.hosts(chain.get(0)) + ", not for '"
							+ this.host + "'.",
					"Put a name that it is for into roomshift.hipchat.url, or have a certificate made for '" + this.host
							+ "'.");
		}
		return stranger(chain, Causes.innermost(ex));
	}

	private Optional<Check> untimely(X509Certificate certificate) {
		Instant begin = certificate.getNotBefore().toInstant();
		String whose = "The certificate of " + Certificates.subject(certificate);
		if (Certificates.end(certificate).isBefore(this.now)) {
			return Optional.of(Check.bad(Subject.HIPCHAT, NAME,
					whose + " expired on " + Certificates.day(Certificates.end(certificate)) + ", "
							+ Ages.show(Duration.between(Certificates.end(certificate), this.now)) + " ago.",
					"Have it renewed on the server. If it is not expired by another machine's clock, set this one's."));
		}
		if (begin.isAfter(this.now)) {
			return Optional
				.of(Check.bad(Subject.HIPCHAT, NAME, whose + " is not good before " + Certificates.day(begin) + ".",
						"Look at this machine's clock, then at the certificate."));
		}
		return Optional.empty();
	}

	/**
	 * Nobody who is trusted signed the last certificate that the server shows.
	 */
	private Check stranger(List<X509Certificate> chain, String why) {
		X509Certificate last = chain.get(chain.size() - 1);
		String shown = " It shows " + Certificates.chain(chain) + ".";
		String where = (this.bundle != null) ? "the SSL bundle that roomshift.hipchat.ssl-bundle names"
				: "Java's own list";
		if (!Certificates.isSignedByItself(last)) {
			return Check.bad(Subject.HIPCHAT, NAME,
					"The certificate of " + Certificates.issuer(last) + ", who signed " + Certificates.subject(last)
							+ ", is missing: the server does not send it, and it is not in " + where + "." + shown,
					"Best have the server send its whole chain. Otherwise "
							+ cure("the certificate of " + Certificates.issuer(last)));
		}
		return Check.bad(Subject.HIPCHAT, NAME,
				((chain.size() == 1) ? "The certificate is signed by itself, and is not in "
						: "The authority " + Certificates.subject(last) + " is not in ") + where + " (" + why + ")."
						+ shown,
				upper(cure("the certificate of " + Certificates.subject(last))));
	}

	private String cure(String missing) {
		return (this.bundle != null) ? "add " + missing + " to that bundle."
				: "save " + missing + " as a PEM file, name it in config/application.yml under "
						+ "spring.ssl.bundle.pem.hipchat.truststore.certificate, as in file:config/company-ca.pem, "
						+ "and set roomshift.hipchat.ssl-bundle to hipchat.";
	}

	private static String upper(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

}
