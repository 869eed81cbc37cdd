package io.roomshift.doctor.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * What certificates say, in words.
 */
final class Certificates {

	/** The kinds of names in a certificate (RFC 5280): a host's name and an address. */
	private static final List<Integer> HOSTS = List.of(2, 7);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

	private Certificates() {
	}

	/**
	 * The common name, or all of the name where it has none.
	 */
	static String name(X500Principal principal) {
		try {
			return new LdapName(principal.getName()).getRdns()
				.stream()
				.filter((part) -> part.getType().equalsIgnoreCase("CN"))
				.map(Rdn::getValue)
				.map(String::valueOf)
				.findFirst()
				.orElseGet(principal::getName);
		}
		catch (InvalidNameException ex) {
			return principal.getName();
		}
	}

	static String subject(X509Certificate certificate) {
		return "'" + name(certificate.getSubjectX500Principal()) + "'";
	}

	static String issuer(X509Certificate certificate) {
		return "'" + name(certificate.getIssuerX500Principal()) + "'";
	}

	static boolean isSignedByItself(X509Certificate certificate) {
		return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
	}

	static Instant end(X509Certificate certificate) {
		return certificate.getNotAfter().toInstant();
	}

	static String day(Instant instant) {
		return DAY.format(instant);
	}

	/**
	 * The hosts that the certificate is for.
	 */
	static String hosts(X509Certificate certificate) {
		List<String> hosts = new ArrayList<>();
		try {
			Collection<List<?>> names = certificate.getSubjectAlternativeNames();
			if (names != null) {
				names.stream()
					.filter((name) -> HOSTS.contains(name.get(0)))
					.map((name) -> "'" + name.get(1) + "'")
					.forEach(hosts::add);
			}
		}
		catch (CertificateParsingException ex) {
			hosts.clear();
		}
		return hosts.isEmpty() ? "no host that it names (its subject is " + subject(certificate) + ")"
				: hosts.stream().limit(8).collect(Collectors.joining(", ")) + ((hosts.size() > 8) ? " and more" : "");
	}

	/**
	 * The chain, each certificate with who signed it and until when it is good.
	 */
	static String chain(List<X509Certificate> chain) {
		return chain.stream()
			.map((certificate) -> subject(certificate) + " by "
					+ (isSignedByItself(certificate) ? "itself" : issuer(certificate)) + " until "
					+ day(end(certificate)))
			.collect(Collectors.joining("; "));
	}

}
