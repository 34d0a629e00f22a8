package org.onecard.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/**
 * Token buckets by key: each key may act {@code burst} times at once and then {@code burst} times
 * in each {@code period}. Keys are bounded; the least used are forgotten first.
 */
public final class RateLimits {
  private static final int KEYS = 100_000;

  private final int burst;
  private final Duration period;
  private final Clock clock;
  private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(KEYS).build();

  private record Bucket(double tokens, Instant at) {}

  /** Buckets that hold {@code burst} and refill within {@code period}. */
  public RateLimits(int burst, Duration period, Clock clock) {
    this.burst = burst;
    this.period = period;
    this.clock = clock;
  }

  /** Takes one from the bucket of {@code key}; false where it is empty. */
  public boolean allow(String key) {
    Instant now = clock.instant();
    boolean[] allowed = new boolean[1];
    buckets
        .asMap()
        .compute(
            key,
            (same, old) -> {
              double filled = old == null ? burst : refill(old, now);
              allowed[0] = filled >= 1;
              return new Bucket(allowed[0] ? filled - 1 : filled, now);
            });
    return allowed[0];
  }

  /** {@link #allow}, or a 429 problem. */
  public void demand(String key) {
    if (!allow(key)) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-requests",
          null,
          "more than %d requests in %d seconds".formatted(burst, period.toSeconds()),
          "wait and try again");
    }
  }

  private double refill(Bucket old, Instant now) {
    double elapsed = Math.max(0, Duration.between(old.at(), now).toNanos());
    return Math.min(burst, old.tokens() + burst * elapsed / period.toNanos());
  }
}
