package org.onecard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, set forward by a test: it goes on, as whole nodes need it to. */
public final class ShiftedClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  /** Sets it forward to this moment. */
  public void moveTo(Instant moment) {
    ahead = Duration.between(Instant.now(), moment);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock tells instants only");
  }
}
