package org.onecard.upkeep;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.time.ServiceDay;

/** Does a task in the first round of each calendar day, and again if it failed. */
public final class OncePerDay implements Runnable {
  private final Clock clock;
  private final Runnable task;
  private @Nullable LocalDate done;

  public OncePerDay(Clock clock, Runnable task) {
    this.clock = clock;
    this.task = task;
  }

  @Override
  public void run() {
    LocalDate today = ServiceDay.dateOf(clock.instant());
    if (!today.equals(done)) {
      task.run();
      done = today;
    }
  }
}
