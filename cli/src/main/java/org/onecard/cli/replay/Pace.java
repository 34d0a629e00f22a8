package org.onecard.cli.replay;

import java.util.concurrent.TimeUnit;
import org.onecard.cli.CommandFailedException;

/** Keeps to so many taps a second. */
final class Pace {
  private static final long NANOS = 1_000_000_000L;

  private final double perSecond;
  private long next;

  /** A pace; infinite for none. */
  Pace(double perSecond) {
    this.perSecond = perSecond;
    this.next = System.nanoTime();
  }

  /** Waits until the next tap is due. */
  void await() {
    if (Double.isInfinite(perSecond)) {
      return;
    }
    long wait = next - System.nanoTime();
    next = Math.max(next, System.nanoTime()) + (long) (NANOS / perSecond);
    if (wait > 0) {
      try {
        TimeUnit.NANOSECONDS.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailedException("interrupted", e);
      }
    }
  }
}
