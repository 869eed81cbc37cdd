package io.roomshift.hipchat.http;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.http.Transport.Answer;
import io.roomshift.hipchat.http.Transport.Call;
import io.roomshift.hipchat.http.WireFormat.Page;
import io.roomshift.room.Plural;
import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * The list of rooms as the tokens see it, read once. Each token's list is read by that
 * token from its first page to its last, for the same page may hold other rooms for
 * another. While a page is used, the next one is on its way.
 */
final class RoomList {

	/** The most that HipChat gives (its method page: "Valid length range: 0 - 1000"). */
	private static final int PAGE_SIZE = 1000;

	private final Accounts accounts;

	private final WireFormat format;

	private final InstantSource clock;

	private final Deque<Account> listers;

	private final boolean several;

	private boolean complete;

	private @Nullable CompletableFuture<ListPage> ahead;

	RoomList(Accounts accounts, WireFormat format, InstantSource clock) {
		this.accounts = accounts;
		this.format = format;
		this.clock = clock;
		this.listers = new ArrayDeque<>(accounts.inUse());
		this.several = this.listers.size() > 1;
	}

	/**
	 * The rooms, each of them once if there are several tokens.
	 * @throws HipChatException when no token may list, also from the stream's operations
	 */
	Stream<ListedRoom> rooms() {
		Set<RoomId> seen = new HashSet<>();
		return Stream.iterate(firstPage(), (page) -> page != null, this::following)
			.flatMap((page) -> page.content().rooms().stream())
			.filter((room) -> !this.several || seen.add(room.id()));
	}

	/**
	 * The first page of the next token that may list; null when none is left.
	 * @throws HipChatException when the last one may not list, and no list is complete
	 */
	private @Nullable ListPage firstPage() {
		while (!this.listers.isEmpty()) {
			Account lister = this.listers.remove();
			try {
				return readingAhead(HipChatException.join(ask(lister, 0)));
			}
			catch (HipChatException ex) {
				boolean mayNot = ex.failure() == Failure.SCOPE || ex.failure() == Failure.NOT_ALLOWED;
				if (!(mayNot || isGone(lister)) || !othersList()) {
					throw ex;
				}
			}
		}
		return null;
	}

	/**
	 * The page after this one, null after the last; where the token's list is at its end,
	 * or the token is refused, the first one of the next token.
	 */
	private @Nullable ListPage following(ListPage page) {
		if (page.last()) {
			this.complete = true;
			return firstPage();
		}
		try {
			return next(page);
		}
		catch (HipChatException ex) {
			if (isGone(page.lister()) && othersList()) {
				return firstPage();
			}
			throw ex;
		}
	}

	private boolean othersList() {
		return this.complete || !this.listers.isEmpty();
	}

	private boolean isGone(Account account) {
		return !this.accounts.inUse().contains(account);
	}

	/**
	 * The same token's next page.
	 * @throws HipChatException when the server gives the same page again, which it would
	 * do for ever
	 */
	private ListPage next(ListPage page) {
		ListPage next = HipChatException.join(Objects.requireNonNull(this.ahead, "This was the last page"));
		if (next.begins(page)) {
			throw new HipChatException(Failure.UNREADABLE, 200, "HipChat's list of rooms does not go on after "
					+ Plural.of(page.next(), "room") + ": the same ones come again. Look at the proxy before HipChat.");
		}
		return readingAhead(next);
	}

	private ListPage readingAhead(ListPage page) {
		this.ahead = page.last() ? null : ask(page.lister(), page.next());
		return page;
	}

	private CompletableFuture<ListPage> ask(Account lister, int start) {
		Call call = Call
			.get("/v2/room?start-index=" + start + "&max-results=" + PAGE_SIZE
					+ "&include-private=true&include-archived=true&expand=items")
			.shownAs("/v2/room");
		return this.accounts.callBy(lister, call, (answer) -> page(lister, start, answer)).toFuture();
	}

	private ListPage page(Account lister, int start, Answer answer) {
		return new ListPage(lister, start, this.format.page(answer.body(), this.clock.instant()));
	}

	/**
	 * A list page, whose it is and where it starts.
	 */
	private record ListPage(Account lister, int start, Page content) {

		int next() {
			return this.start + this.content.rooms().size();
		}

		boolean begins(ListPage other) {
			return !this.content.rooms().isEmpty()
					&& this.content.rooms().get(0).id().equals(other.content.rooms().get(0).id());
		}

		/**
		 * HipChat names a next page only where there is one, and an empty page ends the
		 * list whatever it names.
		 */
		boolean last() {
			return this.content.rooms().isEmpty() || !this.content.more();
		}

	}

}
