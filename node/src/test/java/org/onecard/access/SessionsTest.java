package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onecard.MovingClock;
import org.onecard.TestDatabase;
import org.onecard.access.Sessions.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions end by themselves, and are forgotten when their retention is over. */
class SessionsTest {
  private static final Origin DESK = new Origin("192.0.2.7", "Firefox");
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T01:00:00Z"));
  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
  private final Sessions sessions = new Sessions(jdbc, clock, new SecureRandom());

  @Test
  void aSessionNobodyTouchesEndsAndABusyOneGoesOn() {
    UUID idle = sessions.startPage(Kind.STAFF, "zhou", DESK);
    UUID busy = sessions.startPage(Kind.STAFF, "zhou", DESK);
    clock.move(Duration.ofMinutes(10));
    assertThat(sessions.goesOn(Kind.STAFF, busy)).isTrue();
    clock.move(Duration.ofMinutes(6));

    assertThat(sessions.goesOn(Kind.STAFF, idle)).isFalse();
    assertThat(sessions.goesOn(Kind.STAFF, busy)).isTrue();
    assertThat(sessions.list(Kind.STAFF, "zhou")).hasSize(1);
  }

  @Test
  void howeverBusyASessionEndsAfterTenHours() {
    UUID session = sessions.startPage(Kind.STAFF, "zhou", DESK);
    for (int minutes = 0; minutes < 590; minutes += 10) {
      assertThat(sessions.goesOn(Kind.STAFF, session)).as("after %s min", minutes).isTrue();
      clock.move(Duration.ofMinutes(10));
    }
    assertThat(sessions.goesOn(Kind.STAFF, session)).isTrue();
    clock.move(Duration.ofMinutes(10));
    assertThat(sessions.goesOn(Kind.STAFF, session)).isFalse();
  }

  @Test
  void aTokenIsGoodForAQuarterOfAnHour() {
    String token = sessions.startApi("zhou", DESK).text();
    clock.move(Duration.ofMinutes(14));
    assertThat(sessions.byToken(token)).isPresent();
    clock.move(Duration.ofMinutes(1));
    assertThat(sessions.byToken(token)).isEmpty();
  }

  @Test
  void whatEndedLongAgoIsForgotten() {
    AccessErasure erasure = new AccessErasure(sessions, jdbc, clock);
    sessions.startPage(Kind.STAFF, "zhou", DESK);
    clock.move(Duration.ofDays(90));
    UUID later = sessions.startPage(Kind.STAFF, "zhou", DESK);
    assertThat(erasure.erase()).isZero();
    clock.move(Duration.ofHours(11));
    assertThat(erasure.erase()).isEqualTo(1);
    assertThat(jdbc.sql("select session_id from access_session").query(UUID.class).list())
        .containsExactly(later);
  }
}
