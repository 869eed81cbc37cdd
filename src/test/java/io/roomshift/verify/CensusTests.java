package io.roomshift.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.roomshift.hipchat.Failure;
import io.roomshift.hipchat.HipChatException;
import io.roomshift.hipchat.ListedRoom;
import io.roomshift.hipchat.RoomFetch.Look;
import io.roomshift.hipchat.UnusedHipChat;
import io.roomshift.room.RoomId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CensusTests {

	private final Answers hipChat = new Answers();

	private final Census census = new Census(this.hipChat);

	@Test
	void listedWhenTokenMayNotListGivesNone() {
		List<Map<RoomId, Look>> groups = new ArrayList<>();

		this.hipChat.listFailure = Failure.SCOPE;
		this.census.listed(groups::add);
		this.hipChat.listFailure = Failure.NOT_ALLOWED;
		this.census.listed(groups::add);

		assertThat(groups).isEmpty();
	}

	@Test
	void listedWhenHipChatCantBeAskedThrows() {
		this.hipChat.listFailure = Failure.CREDENTIALS;

		assertThatExceptionOfType(HipChatException.class).isThrownBy(() -> this.census.listed((group) -> {
		})).withMessage("Failed by CREDENTIALS.");
	}

	/**
	 * Refuses the list.
	 */
	private static final class Answers extends UnusedHipChat {

		private @Nullable Failure listFailure;

		@Override
		public Stream<ListedRoom> rooms() {
			if (this.listFailure != null) {
				throw failed(this.listFailure);
			}
			return Stream.empty();
		}

		private static HipChatException failed(Failure failure) {
			return new HipChatException(failure, 0, "Failed by " + failure + ".", null);
		}

	}

}
