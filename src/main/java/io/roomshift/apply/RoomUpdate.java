package io.roomshift.apply;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.room.Room;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * Gives one room another name: reads it, puts the intent on record, updates it, puts the
 * outcome on record. An update without a definite answer is settled by reading the room,
 * never repeated blindly.
 */
final class RoomUpdate {

	private static final int MAX_ATTEMPTS = 3;

	private static final int NO_CONTENT = 204;

	private final HipChat hipChat;

	private final FreshRooms rooms;

	private final Records records;

	private final StopRules stopRules;

	RoomUpdate(HipChat hipChat, FreshRooms rooms, Records records, StopRules stopRules) {
		this.hipChat = hipChat;
		this.rooms = rooms;
		this.records = records;
		this.stopRules = stopRules;
	}

	CompletableFuture<Step> rename(Action.Rename rename) {
		return then(this.rooms.room(rename.entry().room()), (present) -> update(rename, present),
				(failure) -> notRead(rename.entry(), failure));
	}

	/**
	 * Asks what became of an update of which no definite answer is on record.
	 */
	CompletableFuture<Step> settle(Entry entry) {
		return then(this.hipChat.room(entry.room()),
				(present) -> this.records.keep(Settlement.settle(entry, present, this.records.now())),
				(failure) -> notSettled(entry, failure));
	}

	private CompletableFuture<Step> update(Action.Rename rename, Room present) {
		Entry entry = rename.entry();
		Room wanted = wanted(rename, present);
		if (wanted.sameAs(present) && !rename.to().equals(entry.parking())) {
			return this.records.keep(asWished(rename));
		}
		boolean renamedByOthers = entry.state() == EntryState.PLANNED && present.name().equals(rename.to());
		if (!present.name().readsAs(rename.from()) && !renamedByOthers) {
			String detail = Settlement.changed(entry, rename.from(), present);
			return this.records.keep(entry.refused(Cause.CHANGED_MEANWHILE, 0, detail, this.records.now()));
		}
		if (wanted.owner() == null) {
			return this.records.keep(entry.refused(Cause.NO_OWNER, 0,
					"HipChat's answer for the room names no owner, which an update must send.", this.records.now()));
		}
		return send(rename, entry.sent(present, rename.to(), this.records.now()), wanted);
	}

	/**
	 * On the way to a temporary name nothing but the name changes; on the way back what
	 * the row had changed is restored.
	 */
	private static Room wanted(Action.Rename rename, Room present) {
		Entry entry = rename.entry();
		if (rename.to().equals(entry.newName())) {
			return entry.wish().fields().applyTo(present).named(rename.to());
		}
		boolean restores = EntryState.RENAMED.contains(entry.state()) && !entry.wish().fields().isEmpty();
		return (restores ? entry.knownBefore() : present).named(rename.to());
	}

	private Entry asWished(Action.Rename rename) {
		Entry entry = rename.entry();
		if (!rename.to().equals(entry.newName())) {
			return Settlement.ledBack(entry, 0, this.records.now());
		}
		return (entry.state() == EntryState.PLANNED) ? entry.already(this.records.now())
				: entry.done(0, this.records.now());
	}

	private CompletableFuture<Step> send(Action.Rename rename, Entry sent, Room wanted) {
		return this.records.intend(sent)
			.thenCompose((durable) -> then(this.hipChat.update(wanted),
					(applied) -> this.records.keep(landed(sent, rename.to())),
					(failure) -> notUpdated(rename, sent, failure)));
	}

	private Entry landed(Entry sent, RoomName name) {
		if (name.equals(sent.newName())) {
			return sent.done(NO_CONTENT, this.records.now());
		}
		return name.equals(sent.parking()) ? sent.parked(NO_CONTENT, this.records.now())
				: Settlement.ledBack(sent, NO_CONTENT, this.records.now());
	}

	private CompletableFuture<Step> notUpdated(Action.Rename rename, Entry sent, HipChatException failure) {
		if (failure.failure() == Failure.UNKNOWN_OUTCOME) {
			return settleAndRepeat(sent, failure);
		}
		boolean leadsBack = EntryState.RENAMED.contains(rename.entry().state());
		if (leadsBack || failure.failure().mayPass() || failure.failure().concernsAllRooms()) {
			return this.records.keepAndWait(asBefore(rename, sent));
		}
		RoomName parking = sent.parking();
		boolean taken = failure.failure() == Failure.NAME_TAKEN || failure.failure() == Failure.INVALID;
		if (taken && parking != null && !sent.place().ring() && rename.to().clashesWith(rename.from())) {
			return rename(new Action.Rename(sent.notApplied(this.records.now()), rename.from(), parking));
		}
		return this.records.keep(refused(rename, sent, Causes.of(failure.failure()), failure));
	}

	/**
	 * The entry as it was before an update that was surely not applied.
	 */
	private Entry asBefore(Action.Rename rename, Entry sent) {
		return switch (rename.entry().state()) {
			case PLANNED -> sent.notApplied(this.records.now());
			case PARKED -> sent.parked(sent.outcome().httpStatus(), this.records.now());
			default -> sent.done(sent.outcome().httpStatus(), this.records.now());
		};
	}

	/**
	 * A room that can't have its new name keeps its old one; on a temporary name it has
	 * to be led back to it, and when even that is refused, a person has to.
	 */
	private Entry refused(Action.Rename rename, Entry sent, Cause cause, HipChatException failure) {
		boolean parked = rename.entry().state() == EntryState.PARKED;
		if (parked && rename.to().equals(sent.newName())) {
			return sent.stuck(cause, failure.status(), message(failure), this.records.now());
		}
		return sent.refused(parked ? Cause.LEFT_PARKED : cause, failure.status(), message(failure), this.records.now());
	}

	private CompletableFuture<Step> settleAndRepeat(Entry sent, HipChatException failure) {
		return settle(sent).thenCompose((step) -> {
			Entry settled = step.entry();
			boolean enough = settled.outcome().attempts() >= MAX_ATTEMPTS && step.goOn();
			if (enough && settled.state() == EntryState.PLANNED) {
				return this.records
					.keep(settled.refused(Cause.UNAVAILABLE, failure.status(), message(failure), this.records.now()));
			}
			boolean wait = enough && settled.state() == EntryState.PARKED;
			return CompletableFuture.completedFuture(wait ? new Step(settled, false) : step);
		});
	}

	private CompletableFuture<Step> notRead(Entry entry, HipChatException failure) {
		boolean later = failure.failure().mayPass() && entry.state() != EntryState.PLANNED;
		if (later || failure.failure() == Failure.STOPPED || failure.failure().concernsAllRooms()) {
			return CompletableFuture.completedFuture(new Step(entry, false));
		}
		return this.records
			.keep(entry.refused(Causes.of(failure.failure()), failure.status(), message(failure), this.records.now()));
	}

	private CompletableFuture<Step> notSettled(Entry entry, HipChatException failure) {
		if (failure.failure() == Failure.STOPPED) {
			return CompletableFuture.completedFuture(new Step(entry, false));
		}
		return this.records.keepAndWait(entry.unknown(failure.status(),
				"An update was sent and nobody can tell what became of it: " + message(failure), this.records.now()));
	}

	private static String message(HipChatException failure) {
		return String.valueOf(failure.getMessage());
	}

	/**
	 * Goes on with what a call gave, or with how it failed, and lets the stop rules know.
	 */
	@SuppressWarnings("FutureReturnValueIgnored") // the inner future is what is returned
	private <T extends @Nullable Object> CompletableFuture<Step> then(CompletableFuture<T> call,
			Function<T, CompletableFuture<Step>> whenAnswered,
			Function<HipChatException, CompletableFuture<Step>> whenFailed) {
		CompletableFuture<CompletableFuture<Step>> next = call.handle((answer, thrown) -> {
			if (thrown == null) {
				this.stopRules.answered();
				return whenAnswered.apply(answer);
			}
			HipChatException failure = HipChatException.of(thrown);
			this.stopRules.failed(failure);
			return whenFailed.apply(failure);
		});
		return next.thenCompose(Function.identity());
	}

}
