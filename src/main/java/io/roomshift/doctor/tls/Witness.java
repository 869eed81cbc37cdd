package io.roomshift.doctor.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * Trusts whom the client trusts, and remembers the certificates that it was shown.
 */
final class Witness extends X509ExtendedTrustManager {

	private final X509ExtendedTrustManager trust;

	private List<X509Certificate> chain = List.of();

	private String authType = "";

	private Witness(X509ExtendedTrustManager trust) {
		this.trust = trust;
	}

	/**
	 * A witness of the trust that a bundle says.
	 * @param bundle the bundle; null for Java's own list
	 */
	static Witness of(@Nullable SslBundle bundle) throws GeneralSecurityException {
		TrustManagerFactory factory;
		if (bundle != null) {
			factory = bundle.getManagers().getTrustManagerFactory();
		}
		else {
			factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init((KeyStore) null);
		}
		return new Witness(Arrays.stream(factory.getTrustManagers())
			.filter(X509ExtendedTrustManager.class::isInstance)
			.map(X509ExtendedTrustManager.class::cast)
			.findFirst()
			.orElseThrow(() -> new GeneralSecurityException("no trust manager for certificates")));
	}

	/**
	 * The certificates that the server showed, its own first; none when it showed none.
	 */
	List<X509Certificate> chain() {
		return this.chain;
	}

	/**
	 * Why the certificates are not trusted whatever the name of the host is; empty when
	 * they are.
	 */
	Optional<CertificateException> distrust() {
		try {
			this.trust.checkServerTrusted(this.chain.toArray(X509Certificate[]::new), this.authType);
			return Optional.empty();
		}
		catch (CertificateException ex) {
			return Optional.of(ex);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) throws CertificateException {
		remember(shown, type);
		this.trust.checkServerTrusted(shown, type, socket);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine) throws CertificateException {
		remember(shown, type);
		this.trust.checkServerTrusted(shown, type, engine);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] shown, String type) throws CertificateException {
		remember(shown, type);
		this.trust.checkServerTrusted(shown, type);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket) throws CertificateException {
		this.trust.checkClientTrusted(shown, type, socket);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine) throws CertificateException {
		this.trust.checkClientTrusted(shown, type, engine);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] shown, String type) throws CertificateException {
		this.trust.checkClientTrusted(shown, type);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return this.trust.getAcceptedIssuers();
	}

	private void remember(X509Certificate[] shown, String type) {
		this.chain = List.of(shown);
		this.authType = type;
	}

}
