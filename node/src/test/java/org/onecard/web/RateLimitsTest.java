package org.onecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class RateLimitsTest {
  private Instant now = Instant.EPOCH;
  private final InstantSource source = () -> now;
  private final RateLimits limits =
      new RateLimits(2, Duration.ofSeconds(10), source.withZone(ZoneOffset.UTC));

  @Test
  void eachKeyHasItsBurst() {
    assertThat(limits.allow("a")).isTrue();
    assertThat(limits.allow("a")).isTrue();
    assertThat(limits.allow("a")).isFalse();
    assertThat(limits.allow("b")).isTrue();
  }

  @Test
  void bucketsRefillEvenlyAndNeverOverflow() {
    limits.demand("a");
    limits.demand("a");
    now = now.plusSeconds(5);
    assertThat(limits.allow("a")).isTrue();
    assertThat(limits.allow("a")).isFalse();
    now = now.plusSeconds(3600);
    limits.demand("a");
    limits.demand("a");
    assertThatThrownBy(() -> limits.demand("a"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
  }
}
