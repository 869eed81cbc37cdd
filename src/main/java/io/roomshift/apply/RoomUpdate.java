package io.roomshift.apply;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChat;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.Turns;
import io.roomshift.ledger.Cause;
import io.roomshift.ledger.Entry;
import io.roomshift.ledger.EntryState;
import io.roomshift.room.Room;
import io.roomshift.room.RoomId;
import io.roomshift.room.RoomName;
import org.jspecify.annotations.Nullable;

/**
 * Gives one room another name: reads it, puts the intent on record, updates it, puts the
 * outcome on record. An update without a definite answer is settled by reading the room,
 * never repeated blindly.
 */
final class RoomUpdate {

	/** Updates without a definite answer in a row before the room is given up. */
	private static final int MAX_ATTEMPTS = 5;

	private static final int NO_CONTENT = 204;

	private final HipChat hipChat;

	private final FreshRooms rooms;

	private final Records records;

	private final StopRules stopRules;

	private final Turns turns;

	private final Pauses pauses;

	/** How many updates in a row HipChat neither applied nor refused, by room. */
	private final Map<RoomId, Integer> unapplied = new ConcurrentHashMap<>();

	RoomUpdate(HipChat hipChat, FreshRooms rooms, Records records, StopRules stopRules, Turns turns, Pauses pauses) {
		this.hipChat = hipChat;
		this.rooms = rooms;
		this.records = records;
		this.stopRules = stopRules;
		this.turns = turns;
		this.pauses = pauses;
	}

	CompletableFuture<Step> rename(Action.Rename rename) {
		return then(this.rooms.room(rename.entry().room()), (present) -> update(rename, present),
				(failure) -> notRead(rename, failure));
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
		if (appliedLate(rename, present)) {
			return this.records.keep(Settlement.settle(entry, present, this.records.now()));
		}
		Room wanted = rename.wanted(present);
		if (wanted.sameAs(present) && !rename.to().equals(entry.parking())) {
			return this.records.keep(asWished(rename));
		}
		boolean renamedByOthers = entry.state() == EntryState.PLANNED && present.name().equals(rename.to());
		if (!present.name().readsAs(rename.from()) && !renamedByOthers) {
			return setBack(rename, entry, Cause.CHANGED_MEANWHILE, 0,
					Settlement.changed(entry, rename.from(), present));
		}
		if (wanted.owner() == null) {
			return setBack(rename, entry, Cause.NO_OWNER, 0,
					"HipChat's answer for the room names no owner, which an update must send.");
		}
		Optional<String> unsendable = unsendable("topic", wanted.topic())
			.or(() -> unsendable("name", wanted.name().value()));
		return unsendable.isPresent() ? setBack(rename, entry, Cause.UNREADABLE, 0, unsendable.get())
				: send(rename, entry.sent(present, rename.to(), this.records.now()), wanted);
	}

	/**
	 * Why a field can't be sent as it is, a sentence: JSON can name half of a surrogate
	 * pair by its code, and UTF-8 can't hold it.
	 */
	private static Optional<String> unsendable(String field, String text) {
		int at = 0;
		while (at < text.length()) {
			int codePoint = text.codePointAt(at);
			if (Character.getType(codePoint) == Character.SURROGATE) {
				return Optional
					.of("The room's %s holds half of a character, U+%04X, which can't be sent back as it was."
						.formatted(field, codePoint));
			}
			at += Character.charCount(codePoint);
		}
		return Optional.empty();
	}

	/**
	 * Whether an update that had been settled as not applied was applied after all: the
	 * server was slower than the question.
	 */
	private static boolean appliedLate(Action.Rename rename, Room present) {
		Entry entry = rename.entry();
		RoomName parking = entry.parking();
		boolean moved = present.name().readsAs(entry.newName()) || (parking != null && present.name().readsAs(parking));
		return entry.state() == EntryState.PLANNED && entry.before() != null && moved
				&& !present.name().equals(rename.from());
	}

	private Entry asWished(Action.Rename rename) {
		Entry entry = rename.entry();
		if (!rename.to().equals(entry.newName())) {
			return Settlement.ledBack(entry, 0, this.records.now());
		}
		return (entry.state() == EntryState.PLANNED) ? entry.already(this.records.now())
				: entry.done(0, this.records.now());
	}

	/**
	 * From the intent on record to the outcome on record it is this room's turn; what is
	 * to be done about an update that failed comes after it.
	 */
	private CompletableFuture<Step> send(Action.Rename rename, Entry sent, Room wanted) {
		AtomicReference<@Nullable String> sender = new AtomicReference<>();
		return this.turns
			.take(() -> this.records.intend(sent)
				.thenCompose((durable) -> then(this.hipChat.update(wanted, sender::set),
						(applied) -> applied(rename, sent.by(sender.get())),
						(failure) -> CompletableFuture
							.<Rest>completedFuture(() -> notUpdated(rename, sent.by(sender.get()), failure)))))
			.thenCompose(Rest::carryOut);
	}

	private CompletableFuture<Rest> applied(Action.Rename rename, Entry sent) {
		this.stopRules.updated();
		this.unapplied.remove(sent.room());
		return this.records.keep(landed(sent, rename.to()))
			.thenApply((step) -> () -> CompletableFuture.completedFuture(step));
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
			return settleAndRepeat(rename, sent, failure);
		}
		this.unapplied.remove(sent.room());
		if (waits(rename.entry(), failure.failure())) {
			return this.records.restore(asBefore(rename, sent));
		}
		RoomName parking = sent.parking();
		boolean taken = failure.failure() == Failure.NAME_TAKEN || failure.failure() == Failure.INVALID;
		if (taken && parking != null && !sent.place().ring() && rename.to().clashesWith(rename.from())) {
			return rename(new Action.Rename(sent.notApplied(this.records.now()), rename.from(), parking));
		}
		return setBack(rename, sent, failure);
	}

	/**
	 * Whether a chain waits for another run rather than fail: because the failure is not
	 * about the room, or because it may pass and rooms would have to be led back for it.
	 */
	private static boolean waits(Entry entry, Failure failure) {
		boolean ringMoved = entry.place().ring() && entry.parking() == null;
		boolean halfWay = entry.state() != EntryState.PLANNED || ringMoved;
		return failure.concernsAllRooms() || (failure.mayPass() && halfWay);
	}

	/**
	 * The entry as it was before an update that was surely not applied.
	 */
	private Entry asBefore(Action.Rename rename, Entry sent) {
		Entry before = rename.entry();
		if (before.state() == EntryState.PLANNED) {
			return sent.notApplied(this.records.now());
		}
		if (rename.leadsBack()) {
			return sent.done(before.outcome().httpStatus(), this.records.now());
		}
		Cause cause = before.setback();
		return (cause != null)
				? sent.stuck(cause, before.outcome().httpStatus(), before.outcome().detail(), this.records.now())
				: sent.parked(before.outcome().httpStatus(), this.records.now());
	}

	private CompletableFuture<Step> settleAndRepeat(Action.Rename rename, Entry sent, HipChatException failure) {
		return settle(sent).thenCompose((step) -> {
			Entry settled = step.entry();
			boolean applied = settled.state() != asBefore(rename, sent).state();
			if (applied) {
				this.stopRules.updated();
			}
			if (applied || !step.goOn()) {
				this.unapplied.remove(settled.room());
				return CompletableFuture.completedFuture(step);
			}
			int failures = this.unapplied.merge(settled.room(), 1, Integer::sum);
			if (failures < MAX_ATTEMPTS) {
				return this.pauses.after(failures).thenApply((over) -> step);
			}
			this.unapplied.remove(settled.room());
			this.stopRules.gaveUp(notApplied(failure));
			return waits(settled, failure.failure()) ? CompletableFuture.completedFuture(new Step(settled, false))
					: setBack(rename, settled, Cause.UNAVAILABLE, failure.status(), notApplied(failure));
		});
	}

	private static String notApplied(HipChatException failure) {
		String status = (failure.status() > 0) ? " (status " + failure.status() + ")" : "";
		return "The update was sent " + MAX_ATTEMPTS + " times, and HipChat did not apply it" + status + ".";
	}

	private CompletableFuture<Step> notRead(Action.Rename rename, HipChatException failure) {
		if (waits(rename.entry(), failure.failure())) {
			return CompletableFuture.completedFuture(new Step(rename.entry(), false));
		}
		return setBack(rename, rename.entry(), failure);
	}

	private CompletableFuture<Step> notSettled(Entry entry, HipChatException failure) {
		if (failure.failure() == Failure.STOPPED) {
			return CompletableFuture.completedFuture(new Step(entry, false));
		}
		String detail = "An update to " + entry.knownSentName().quoted()
				+ " was sent and nobody can tell what became of it: " + message(failure);
		if (failure.failure().mayPass() || failure.failure().concernsAllRooms()) {
			return this.records.keep(entry.unknown(failure.status(), detail, this.records.now()))
				.thenApply((step) -> new Step(step.entry(), false));
		}
		return this.records
			.keep(entry.refused(Causes.of(failure.failure()), failure.status(), detail, this.records.now()));
	}

	private CompletableFuture<Step> setBack(Action.Rename rename, Entry entry, HipChatException failure) {
		return setBack(rename, entry, Causes.of(failure.failure()), failure.status(), message(failure));
	}

	private CompletableFuture<Step> setBack(Action.Rename rename, Entry entry, Cause cause, int status, String why) {
		return this.records.keep(Setback.of(rename, entry, cause, status, why, this.records.now()));
	}

	private static String message(HipChatException failure) {
		return String.valueOf(failure.getMessage());
	}

	/**
	 * Goes on with what a call gave, or with how it failed, and lets the stop rules know.
	 */
	private <T extends @Nullable Object, R> CompletableFuture<R> then(CompletableFuture<T> call,
			Function<T, CompletableFuture<R>> whenAnswered,
			Function<HipChatException, CompletableFuture<R>> whenFailed) {
		return HipChatException.then(call, (answer) -> {
			this.stopRules.answered();
			return whenAnswered.apply(answer);
		}, (failure) -> {
			this.stopRules.failed(failure);
			return whenFailed.apply(failure);
		});
	}

	/**
	 * What is left to do for a room when its turn is over.
	 */
	private interface Rest {

		CompletableFuture<Step> carryOut();

	}

}
