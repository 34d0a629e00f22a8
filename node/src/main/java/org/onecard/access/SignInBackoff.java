package org.onecard.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Makes one who guesses wait: longer with each failure, for this account from this address.
 *
 * <p>Somebody else's failures never lock the account's owner out, who comes from another address.
 */
@Component
class SignInBackoff {
  private static final int FREE_FAILURES = 4;
  private static final int LONGEST_DOUBLING = 10;
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int REMEMBERED = 100_000;

  private final Clock clock;
  private final Cache<Attempt, Failures> failures =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(FORGOTTEN_AFTER).build();

  SignInBackoff(Clock clock) {
    this.clock = clock;
  }

  private record Attempt(String account, String address) {}

  private record Failures(int count, Instant notBefore) {}

  /** How long this account must wait at this address; zero where it need not. */
  Duration wait(String account, String address) {
    Failures past = failures.getIfPresent(new Attempt(account, address));
    Duration left =
        past == null ? Duration.ZERO : Duration.between(clock.instant(), past.notBefore());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The fifth failure costs 2 s, each further one twice the last, up to 17 minutes. */
  void failed(String account, String address) {
    failures
        .asMap()
        .merge(
            new Attempt(account, address),
            new Failures(1, clock.instant()),
            (past, first) -> {
              int count = past.count() + 1;
              int doublings = Math.clamp(count - FREE_FAILURES, 0, LONGEST_DOUBLING);
              long seconds = doublings == 0 ? 0 : 1L << doublings;
              return new Failures(count, clock.instant().plusSeconds(seconds));
            });
  }

  /** Forgets the failures. */
  void succeeded(String account, String address) {
    failures.invalidate(new Attempt(account, address));
  }
}
