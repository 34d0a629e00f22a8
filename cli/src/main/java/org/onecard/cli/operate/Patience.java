package org.onecard.cli.operate;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.onecard.cli.CommandFailedException;

/** Waits for what nodes settle between themselves. */
final class Patience {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 200;

  private Patience() {}

  static void until(String what, BooleanSupplier settled) {
    long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
    while (!settled.getAsBoolean()) {
      if (System.nanoTime() > deadlineNanos) {
        throw new CommandFailedException(
            "not within " + LIMIT.toSeconds() + " s: " + what + "; see the logs of the nodes");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CommandFailedException("interrupted while waiting: " + what, stopped);
      }
    }
  }
}
