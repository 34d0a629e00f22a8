package org.onecard.oversight;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** The bounds of webhooks, and when a delivery is tried again. */
final class WebhookLimits {
  static final int WEBHOOKS = 10;
  static final int URL = 500;
  static final int DELIVERIES_SHOWN = 100;
  static final int AT_ONCE = 50;
  static final Duration WAIT = Duration.ofSeconds(5);
  static final Duration PAUSE = Duration.ofSeconds(5);
  static final Period DELIVERIES_KEPT = Period.ofDays(30);
  static final Period WEBHOOKS_KEPT = Period.ofDays(365);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private WebhookLimits() {}

  /** How long after the {@code attempts}th attempt failed; nothing where it was the last. */
  static Optional<Duration> pauseAfter(int attempts) {
    return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
  }
}
