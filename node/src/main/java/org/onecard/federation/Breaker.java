package org.onecard.federation;

import java.time.Instant;

/** Stops asking a peer for a while after failures in a row; then lets one question try. */
final class Breaker {
  private int failures;
  private Instant openUntil = Instant.MIN;

  synchronized boolean lets(Instant now) {
    if (now.isBefore(openUntil)) {
      return false;
    }
    if (failures >= FederationLimits.FAILURES_UNTIL_BREAK) {
      openUntil = now.plus(FederationLimits.BREAK);
    }
    return true;
  }

  synchronized void failed(Instant now) {
    failures++;
    if (failures >= FederationLimits.FAILURES_UNTIL_BREAK) {
      openUntil = now.plus(FederationLimits.BREAK);
    }
  }

  synchronized void answered() {
    failures = 0;
    openUntil = Instant.MIN;
  }
}
