package io.roomshift.announce;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.messages.Messages;
import io.roomshift.hipchat.messages.Post;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.announcements.Announcement;
import io.roomshift.ledger.announcements.Announcements;

/**
 * Tells one room: puts the intent on record, posts the message, puts the outcome on
 * record. A message without a definite answer is looked for in the room's history, and is
 * never posted again.
 */
final class RoomAnnouncement {

	private static final CompletableFuture<Void> LEFT_AS_IT_IS = CompletableFuture.completedFuture(null);

	private static final int NO_CONTENT = 204;

	private final Messages messages;

	private final Announcements announcements;

	private final Guard guard;

	private final InstantSource clock;

	RoomAnnouncement(Messages messages, Announcements announcements, Guard guard, InstantSource clock) {
		this.messages = messages;
		this.announcements = announcements;
		this.guard = guard;
		this.clock = clock;
	}

	/**
	 * Tells the room. What became of it is on record when the future completes; the
	 * future fails only when the record can't be kept, or by a fault of the program.
	 */
	CompletableFuture<Void> tell(Entry entry, Wording wording) {
		Post post = wording.fill(entry);
		Announcement sent = Announcement.sent(entry, post.text(), wording.kind(), this.clock.instant());
		return this.announcements.record(sent)
			.thenCompose((durable) -> HipChatException.then(this.messages.post(post), (posted) -> posted(sent),
					(failure) -> notPosted(sent, failure)));
	}

	/**
	 * Finds out whether a room was told by a message of which no answer is on record,
	 * because the process ended before.
	 */
	CompletableFuture<Void> settle(Announcement sent) {
		return settle(sent, 0, "The program ended before HipChat answered.", () -> {
		});
	}

	private CompletableFuture<Void> posted(Announcement sent) {
		this.guard.answered();
		return this.announcements.record(sent.done(NO_CONTENT));
	}

	private CompletableFuture<Void> notPosted(Announcement sent, HipChatException failure) {
		if (failure.failure().mayPass() || failure.failure().concernsAllRooms()) {
			if (failure.failure() == Failure.UNKNOWN_OUTCOME) {
				return settle(sent, failure.status(), String.valueOf(failure.getMessage()),
						() -> this.guard.failed(failure));
			}
			this.guard.failed(failure);
			return this.announcements.record(sent.notSent());
		}
		this.guard.answered();
		return this.announcements.record(sent.failed(failure.status(), String.valueOf(failure.getMessage())));
	}

	/**
	 * Looks for the message in the room's history.
	 * @param status the status with which its answer is missing, 0 when none came
	 * @param why why it is in doubt, a sentence
	 * @param doubt is run when it stays in doubt
	 */
	private CompletableFuture<Void> settle(Announcement sent, int status, String why, Runnable doubt) {
		Post post = Wording.post(sent);
		return HipChatException.then(this.messages.latest(post.to()), (history) -> {
			if (post.isIn(history, sent.sentAt())) {
				this.guard.answered();
				return this.announcements.record(sent.done(status));
			}
			doubt.run();
			return this.announcements
				.record(sent.unsure(status, why + " The room's history does not show it, and it is not sent again."));
		}, (failure) -> {
			doubt.run();
			return unread(sent, status, why, failure);
		});
	}

	private CompletableFuture<Void> unread(Announcement sent, int status, String why, HipChatException failure) {
		if (failure.failure().concernsAllRooms() && failure.failure() != Failure.SCOPE) {
			this.guard.failed(failure);
			return LEFT_AS_IT_IS;
		}
		return this.announcements.record(sent.unsure(status,
				why + " The room's history can't be read, and it is not sent again. " + failure.getMessage()));
	}

}
