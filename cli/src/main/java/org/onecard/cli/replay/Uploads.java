package org.onecard.cli.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.onecard.cli.CommandFailedException;
import org.onecard.terminal.Terminal;

/** Uploads each terminal's taps in the background: every second, or sooner if many wait. */
final class Uploads implements AutoCloseable {
  private static final long MANY = 200;
  private static final long LOOK_EVERY_MILLIS = 50;
  private static final long UPLOAD_EVERY_MILLIS = 1_000;

  private final Optional<String> replay;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running;
  private volatile boolean allTapped;

  private Uploads(List<Terminal> terminals, String replay) {
    this.replay = Optional.of(replay);
    this.running =
        terminals.stream().<Future<?>>map(one -> threads.submit(() -> upload(one))).toList();
  }

  static Uploads start(List<Terminal> terminals, String replay) {
    return new Uploads(terminals, replay);
  }

  /** Fails now if an upload has failed for good. */
  void check() {
    for (Future<?> upload : running) {
      if (upload.state() == Future.State.FAILED) {
        throw failed(upload.exceptionNow());
      }
    }
  }

  /** Waits until all that was tapped is stored; nothing may be tapped after this call. */
  void finish() throws InterruptedException {
    allTapped = true;
    for (Future<?> upload : running) {
      try {
        upload.get();
      } catch (ExecutionException e) {
        throw failed(e.getCause() == null ? e : e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static CommandFailedException failed(Throwable cause) {
    return new CommandFailedException(
        "upload failed, the taps stay in their journals: " + cause.getMessage(), cause);
  }

  private void upload(Terminal terminal) {
    long due = 0;
    try {
      while (true) {
        boolean last = allTapped;
        long now = System.nanoTime() / 1_000_000;
        if (last || terminal.waiting() >= MANY || now >= due) {
          while (!terminal.uploadNext(replay).isEmpty()) {
            due = now + UPLOAD_EVERY_MILLIS;
          }
        }
        if (last) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
