package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onecard.MovingClock;

class SignInBackoffTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T00:00:00Z"));
  private final SignInBackoff backoff = new SignInBackoff(clock);

  @Test
  void fourFailuresAreFreeThenTheWaitDoubles() {
    fail(4);
    assertThat(backoff.wait("A", "1")).isZero();
    fail(1);
    assertThat(backoff.wait("A", "1")).isEqualTo(Duration.ofSeconds(2));
    clock.move(Duration.ofSeconds(2));
    assertThat(backoff.wait("A", "1")).isZero();
    fail(1);
    assertThat(backoff.wait("A", "1")).isEqualTo(Duration.ofSeconds(4));
    fail(100);
    assertThat(backoff.wait("A", "1")).isEqualTo(Duration.ofSeconds(1024));
  }

  @Test
  void neverLocksTheAccountElsewhereNorOthersHere() {
    fail(20);

    assertThat(backoff.wait("A", "2")).isZero();
    assertThat(backoff.wait("B", "1")).isZero();
  }

  @Test
  void successForgets() {
    fail(20);
    backoff.succeeded("A", "1");

    assertThat(backoff.wait("A", "1")).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      backoff.failed("A", "1");
    }
  }
}
