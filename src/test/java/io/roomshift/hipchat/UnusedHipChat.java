package io.roomshift.hipchat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.roomshift.room.Room;
import io.roomshift.room.RoomId;

/**
 * A HipChat that nobody may call; tests override what they expect to be used.
 */
public class UnusedHipChat implements HipChat {

	@Override
	public CompletableFuture<Map<String, Session>> sessions() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Stream<ListedRoom> rooms() {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<Room> room(RoomId id) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<ListedRoom> listed(RoomId id) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<Void> update(Room room, Consumer<String> sender) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setAside(String fingerprint, String why) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CallCounts counts() {
		return CallCounts.NONE;
	}

	@Override
	public List<TokenBudget> budgets() {
		return List.of();
	}

	@Override
	public void stop() {
	}

}
