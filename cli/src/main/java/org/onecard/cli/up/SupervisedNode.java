package org.onecard.cli.up;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node under supervision: started, started again when it dies, stopped for good when asked. */
final class SupervisedNode {
  private static final Duration STOP_WAIT = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration HEALTHY_AFTER = Duration.ofSeconds(30);
  private static final int PROBE_TIMEOUT_MILLIS = 2_000;

  /** Exit codes from here on mean death by a signal, not a refusal of the node's own. */
  private static final int SIGNAL_EXIT = 128;

  private final NodeProcess process;
  private final boolean restarts;
  private final Progress progress;
  private @Nullable Process running;
  private boolean stopping;
  private boolean answered;
  private boolean gaveUp;

  SupervisedNode(NodeProcess process, boolean restarts, Progress progress) {
    this.process = process;
    this.restarts = restarts;
    this.progress = progress;
  }

  NodeProcess process() {
    return process;
  }

  void start() {
    running = process.start();
    Thread.ofPlatform().daemon().name("watch-" + process.region()).start(this::watch);
  }

  /** From the first answer on, an exit is an accident to mend, not a refusal to start. */
  synchronized void markAnswered() {
    answered = true;
  }

  synchronized boolean gaveUp() {
    return gaveUp;
  }

  boolean isAnswering() {
    try {
      HttpURLConnection probe =
          (HttpURLConnection) URI.create(process.address() + "/health").toURL().openConnection();
      probe.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
      probe.setReadTimeout(PROBE_TIMEOUT_MILLIS);
      return probe.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  synchronized void askToStop() {
    stopping = true;
    if (running != null) {
      running.destroy();
    }
  }

  void awaitStop() {
    Process last = current();
    if (last == null) {
      return;
    }
    try {
      if (!last.waitFor(STOP_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        last.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Process current() {
    return running;
  }

  private void watch() {
    Duration pause = FIRST_PAUSE;
    try {
      while (true) {
        long startedNanos = System.nanoTime();
        Process now = current();
        int exit = now == null ? 0 : now.waitFor();
        if (Duration.ofNanos(System.nanoTime() - startedNanos).compareTo(HEALTHY_AFTER) > 0) {
          pause = FIRST_PAUSE;
        }
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        if (!startAgain(exit)) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts the process again, unless that is not wanted or would only fail the same way. */
  private synchronized boolean startAgain(int exit) {
    if (stopping) {
      return false;
    }
    String ended = "the node of region " + process.region() + " ended with " + exit;
    boolean refused = !answered && exit < SIGNAL_EXIT;
    if (refused || !restarts) {
      gaveUp = true;
      progress.step(ended);
      return false;
    }
    progress.step(ended + "; starting it again");
    running = process.start();
    return true;
  }
}
