package io.roomshift.hipchat.settings;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How HipChat is reached; bound as plain text and checked by {@link HipChatSettings}, for
 * a binding error would print the value.
 *
 * @param url the server, with or without {@code /v2}
 * @param token the token
 * @param tokenFile a file that holds the token
 * @param tokens several tokens
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long to wait for an answer
 * @param reserve the share of the call budget left to others, as in {@code 20%}
 * @param allowHttp whether http is allowed to other hosts than this one
 * @param sslBundle the name of a Spring SSL bundle to trust instead of Java's default
 */
@ConfigurationProperties("roomshift.hipchat")
public record HipChatProperties(@Nullable String url, @Nullable String token, @Nullable String tokenFile,
		@DefaultValue List<String> tokens, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("30s") Duration responseTimeout, @DefaultValue("0%") String reserve,
		@DefaultValue("false") boolean allowHttp, @Nullable String sslBundle) {

	@Override
	public String toString() {
		return "HipChatProperties[url=" + this.url + "]";
	}

}
