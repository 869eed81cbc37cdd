package io.roomshift.hipchat;

import java.util.Set;

import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Who a token stands for and what it may do.
 *
 * @param owner the name of the person or add-on; null when unknown
 * @param scopes the scopes the token was made with; empty when unknown
 * @param room whether the token belongs to one room and serves for messages to it alone
 * @param home the id of that room; null when it belongs to none, or that is not known
 */
public record Session(@Nullable String owner, Set<String> scopes, boolean room, @Nullable RoomId home) {

	/** The server did not tell. */
	public static final Session UNKNOWN = new Session(null, Set.of(), false, null);

	public Session {
		scopes = Set.copyOf(scopes);
	}

	/**
	 * Whether the token is known not to have the scope.
	 */
	public boolean lacks(String scope) {
		return !this.scopes.isEmpty() && !this.scopes.contains(scope);
	}

}
