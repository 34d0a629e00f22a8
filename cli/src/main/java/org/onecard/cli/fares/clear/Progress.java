package org.onecard.cli.fares.clear;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Says each second how far a clearing is. */
final class Progress implements AutoCloseable {
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private final PrintWriter err;
  private final AtomicLong done = new AtomicLong();
  private volatile String stage = "starting";
  private volatile long of;

  private Progress(PrintWriter err) {
    this.err = err;
  }

  static Progress start(PrintWriter err) {
    Progress progress = new Progress(err);
    var _ = progress.ticks.scheduleAtFixedRate(progress::say, 1, 1, TimeUnit.SECONDS);
    return progress;
  }

  /** A stage begins; {@code of} is how much there is to do, 0 if that is not known. */
  void stage(String name, long of) {
    stage = name;
    this.of = of;
    done.set(0);
    say();
  }

  /** So much more is done. */
  void add(long more) {
    done.addAndGet(more);
  }

  private void say() {
    String all = of == 0 ? "" : " of " + of;
    synchronized (err) {
      err.println("clear: " + stage + " " + done.get() + all);
      err.flush();
    }
  }

  @Override
  public void close() {
    ticks.shutdownNow();
  }
}
