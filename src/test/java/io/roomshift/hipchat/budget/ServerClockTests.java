package io.roomshift.hipchat.budget;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerClockTests {

	private static final Instant NOON = Instant.parse("2018-03-01T12:00:00Z");

	private final ServerClock clock = new ServerClock();

	@Test
	void localTimeOfWhenNothingIsKnownIsTheSame() {
		assertThat(this.clock.localTimeOf(NOON)).isEqualTo(NOON);
	}

	@Test
	void localTimeOfWhenClocksMayAgreeIsJustAfter() {
		this.clock.showed(NOON, NOON.plusMillis(400), NOON.plusMillis(500));

		assertThat(this.clock.localTimeOf(NOON)).isEqualTo(NOON.plusMillis(20));
	}

	@Test
	void localTimeOfWhenServerIsAheadComesEarlier() {
		this.clock.showed(NOON.plusSeconds(180), NOON.plusMillis(400), NOON.plusMillis(500));

		assertThat(this.clock.localTimeOf(NOON.plusSeconds(180))).isEqualTo(NOON.plusMillis(500));
	}

	@Test
	void localTimeOfWhenServerIsBehindComesLater() {
		this.clock.showed(NOON.minusSeconds(90), NOON.plusMillis(400), NOON.plusMillis(500));

		assertThat(this.clock.localTimeOf(NOON)).isEqualTo(NOON.plusMillis(90_500));
	}

	@Test
	void localTimeOfWhenSecondTurnsBetweenAnswersIsPrecise() {
		this.clock.showed(NOON.minusSeconds(90), NOON.plusMillis(690), NOON.plusMillis(700));
		this.clock.showed(NOON.minusSeconds(89), NOON.plusMillis(705), NOON.plusMillis(710));

		assertThat(this.clock.localTimeOf(NOON)).isEqualTo(NOON.plusMillis(89_710));
	}

	@Test
	void localTimeOfWhenServersClockWasSetFollowsIt() {
		this.clock.showed(NOON.plusSeconds(180), NOON, NOON.plusMillis(5));
		this.clock.showed(NOON.plusSeconds(60), NOON.plusSeconds(30), NOON.plusSeconds(30));

		assertThat(this.clock.localTimeOf(NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(30));
	}

	@Test
	void localTimeOfWhenServerHadNotReachedItsResetComesLater() {
		this.clock.showed(NOON.minusSeconds(1), NOON.plusMillis(10), NOON.plusMillis(12));

		this.clock.wasBefore(NOON, NOON.plusMillis(10));

		assertThat(this.clock.localTimeOf(NOON)).isEqualTo(NOON.plusMillis(1012));
	}

	@Test
	void localTimeOfWhenResetIsLongPastDoesNotBelieveIt() {
		this.clock.showed(NOON, NOON.plusMillis(10), NOON.plusMillis(12));

		this.clock.wasBefore(NOON.minusSeconds(300), NOON.plusMillis(10));

		assertThat(this.clock.localTimeOf(NOON)).isEqualTo(NOON.plusMillis(12));
	}

}
