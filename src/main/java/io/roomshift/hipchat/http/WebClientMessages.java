package io.roomshift.hipchat.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.roomshift.hipchat.http.Transport.Answer;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.messages.Addressee;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.hipchat.messages.Post;
import io.roomshift.hipchat.messages.SharedFile;
import io.roomshift.hipchat.messages.Shown;

import org.springframework.web.util.UriUtils;

/**
 * HipChat's calls for messages by way of a transport.
 */
final class WebClientMessages implements Messages {

	/** The most that HipChat gives (its method page: "Valid length range: 0 - 1000"). */
	private static final int MOST_MESSAGES = 1000;

	private final Accounts accounts;

	private final MessageFormat format = new MessageFormat(new WireFormat());

	WebClientMessages(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public CompletableFuture<Void> post(Post post) {
		Call call = Call.post(path(post.to()) + method(post), this.format.content(post))
			.shownAs(shown(post.to()) + method(post));
		return this.accounts.call(call, Answer::status).then().toFuture();
	}

	private static String method(Post post) {
		if (post instanceof SharedFile) {
			return "/share/file";
		}
		return (post instanceof Post.Notification) ? "/notification" : "/message";
	}

	@Override
	public CompletableFuture<List<Shown>> latest(Addressee chat) {
		Call call = Call.get(path(chat) + "/history/latest?max-results=" + MOST_MESSAGES)
			.shownAs(shown(chat) + "/history/latest");
		return this.accounts.call(call, (answer) -> this.format.history(chat, answer.body())).toFuture();
	}

	private static String path(Addressee addressee) {
		return collection(addressee) + UriUtils.encode(addressee.id(), StandardCharsets.UTF_8);
	}

	private static String shown(Addressee addressee) {
		return collection(addressee) + addressee.id();
	}

	private static String collection(Addressee addressee) {
		return (addressee.kind() == Addressee.Kind.ROOM) ? "/v2/room/" : "/v2/user/";
	}

}
