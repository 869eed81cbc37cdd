package io.roomshift.hipchat;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

import org.springframework.boot.ssl.SslBundle;

/**
 * The TLS trust of a Spring SSL bundle, in Netty's terms.
 */
final class BundleTrust {

	private BundleTrust() {
	}

	static SslContext contextFrom(SslBundle bundle) {
		try {
			return SslContextBuilder.forClient()
				.trustManager(bundle.getManagers().getTrustManagerFactory())
				.keyManager(bundle.getManagers().getKeyManagerFactory())
				.build();
		}
		catch (SSLException ex) {
			throw new SettingsException("roomshift.hipchat.ssl-bundle can't be used: " + ex.getMessage());
		}
	}

}
