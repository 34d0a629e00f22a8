package org.onecard.kernel.testing.wrong;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** What a core may do with the time and the randomness it is given. */
final class PureCore {
  Instant givenClock(Clock clock) {
    return Instant.now(clock);
  }

  int seeded(long seed) {
    return new Random(seed).nextInt();
  }
}
