package io.roomshift.doctor.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.roomshift.doctor.check.Check;
import io.roomshift.doctor.check.Check.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;

class TlsCheckTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private final X509Bundle root = authority("CN=Company Root,O=Company").build(null);

	@Test
	void lookWhenTrustedShowsTheChain() throws Exception {
		X509Bundle signer = authority("CN=Company Signer").build(this.root);
		X509Bundle server = server("localhost").until(days(100)).build(signer);

		Check check = look(server, bundleOf(this.root.getCertificate()));

		assertThat(check.state()).isEqualTo(State.OK);
		assertThat(check.detail()).isEqualTo("TLSv1.3; 'localhost' by 'Company Signer' until " + day(100)
				+ "; 'Company Signer' by 'Company Root' until " + day(1000) + ".");
	}

	@Test
	void lookWhenItExpiresSoonWarns() throws Exception {
		X509Bundle server = server("localhost").until(days(10).plusSeconds(3600)).build(this.root);

		Check check = look(server, bundleOf(this.root.getCertificate()));

		assertThat(check.state()).isEqualTo(State.WARN);
		assertThat(check.detail()).startsWith("The certificate of 'localhost' expires in 10 days. TLSv1.3; ");
	}

	@Test
	void lookWhenExpiredSaysSince() throws Exception {
		X509Bundle server = server("localhost").until(days(-5).minusSeconds(3600)).build(this.root);

		Check check = look(server, bundleOf(this.root.getCertificate()));

		assertThat(check.state()).isEqualTo(State.BAD);
		assertThat(check.detail()).matches("The certificate of 'localhost' expired on \\S+, 5 days ago\\.");
	}

	@Test
	void lookWhenNotYetGoodDoubtsTheClock() throws Exception {
		X509Bundle server = server("localhost").from(days(2)).build(this.root);

		Check check = look(server, bundleOf(this.root.getCertificate()));

		assertThat(check.detail()).isEqualTo("The certificate of 'localhost' is not good before " + day(2) + ".");
	}

	@Test
	void lookWhenMadeForAnotherHostNamesThat() throws Exception {
		X509Bundle server = server("chat.example.com").build(this.root);

		Check check = look(server, bundleOf(this.root.getCertificate()));

		assertThat(check.detail())
			.isEqualTo("The certificate is trusted, but it is for 'chat.example.com', not for 'localhost'.");
		assertThat(check.cure())
			.isEqualTo("Put a name that it is for into roomshift.hipchat.url, or have a certificate "
					+ "made for 'localhost'.");
	}

	@Test
	void lookWhenSignedByItselfTellsHowToTrustIt() throws Exception {
		X509Bundle server = authority("CN=localhost").until(days(500)).build(null);

		Check check = look(server, null);

		assertThat(check.detail()).startsWith("The certificate is signed by itself, and is not in Java's own list (")
			.endsWith("It shows 'localhost' by itself until " + day(500) + ".");
		assertThat(check.cure()).isEqualTo("Save the certificate of 'localhost' as a PEM file, name it in "
				+ "config/application.yml under spring.ssl.bundle.pem.hipchat.truststore.certificate, as in "
				+ "file:config/company-ca.pem, and set roomshift.hipchat.ssl-bundle to hipchat.");
	}

	@Test
	void lookWhenTheSignerIsMissingNamesIt() throws Exception {
		X509Bundle server = server("localhost").build(this.root);

		Check plain = look(server, null);
		Check bundled = look(server, bundleOf(authority("CN=Another").build(null).getCertificate()));

		assertThat(plain.detail()).startsWith("The certificate of 'Company Root', who signed 'localhost', is missing: "
				+ "the server does not send it, and it is not in Java's own list. ");
		assertThat(bundled.cure())
			.isEqualTo("Best have the server send its whole chain. Otherwise add the certificate of "
					+ "'Company Root' to that bundle.");
	}

	@Test
	void lookWhenTheServerDoesNotSpeakTlsSaysSo() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> {
				try (Socket socket = server.accept()) {
					socket.getOutputStream()
						.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
					socket.getInputStream().readAllBytes();
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			thread.start();

			Check check = look(server.getLocalPort(), null);

			assertThat(check.detail())
				.isEqualTo("What answers at port " + server.getLocalPort() + " does not speak TLS.");
			thread.join();
		}
	}

	private Check look(X509Bundle server, @Nullable SslBundle trust) throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(server.toKeyManagerFactory().getKeyManagers(), null, null);
		try (ServerSocket listening = context.getServerSocketFactory()
			.createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> serve(listening));
			thread.start();
			Check check = look(listening.getLocalPort(), trust);
			thread.join();
			return check;
		}
	}

	private static void serve(ServerSocket listening) {
		try (SSLSocket socket = (SSLSocket) listening.accept()) {
			socket.startHandshake();
			socket.getInputStream().readAllBytes();
		}
		catch (SSLException ex) {
			// The client does not trust it, and says so.
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Check look(int port, @Nullable SslBundle trust) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return new TlsCheck("localhost", trust, this.now).look(socket, PATIENCE);
		}
	}

	private static SslBundle bundleOf(X509Certificate certificate) throws Exception {
		KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
		trusted.load(null, null);
		trusted.setCertificateEntry("trusted", certificate);
		return SslBundle.of(SslStoreBundle.of(null, null, trusted));
	}

	private Instant days(int days) {
		return this.now.plus(days, ChronoUnit.DAYS);
	}

	private String day(int days) {
		return days(days).toString().substring(0, 10);
	}

	private Wanted authority(String subject) {
		return new Wanted(new CertificateBuilder().notBefore(days(-400))
			.subject(subject)
			.setIsCertificateAuthority(true)
			.ecp256()).until(days(1000));
	}

	private Wanted server(String host) {
		return new Wanted(
				new CertificateBuilder().notBefore(days(-400)).subject("CN=" + host).addSanDnsName(host).ecp256())
			.until(days(500));
	}

	/**
	 * A certificate that is wanted.
	 */
	private record Wanted(CertificateBuilder builder) {

		Wanted from(Instant begin) {
			this.builder.notBefore(begin);
			return this;
		}

		Wanted until(Instant end) {
			this.builder.notAfter(end);
			return this;
		}

		X509Bundle build(@Nullable X509Bundle signer) {
			try {
				return (signer != null) ? this.builder.buildIssuedBy(signer) : this.builder.buildSelfSigned();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
