package org.onecard.acceptance;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes records durable by group commit: one thread writes all that came in while it wrote the
 * group before. Whoever waits is answered after the commit, or told that nothing is certain.
 */
final class Recorder implements AutoCloseable {
  /** Requests waiting at most; beyond, callers are told to come again. */
  static final int QUEUE = 8_192;

  /** Records in one transaction at most. */
  static final int GROUP = 512;

  /** How long a caller waits for the commit at most. */
  static final Duration WAIT = Duration.ofSeconds(10);

  /** How often an idle writer looks whether it is to stop; a write is never interrupted. */
  private static final Duration IDLE = Duration.ofMillis(200);

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final RecordBook book;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread writer;
  private volatile boolean closing;

  /** A request whose caller waits. */
  private record Waiting(RecordRequest request, CompletableFuture<Recorded> answer) {}

  Recorder(RecordBook book) {
    this.book = book;
    this.writer = Thread.ofPlatform().name("acceptance-recorder").start(this::writeAll);
  }

  /** Records and returns after the commit; RecorderBusyException if that could not be had. */
  Recorded record(RecordRequest request) {
    return recordAll(List.of(request)).getFirst();
  }

  /** Records many and returns when the last of them is committed. */
  List<Recorded> recordAll(List<RecordRequest> requests) {
    List<CompletableFuture<Recorded>> answers = new ArrayList<>(requests.size());
    for (RecordRequest request : requests) {
      Waiting waiting = new Waiting(request, new CompletableFuture<>());
      if (closing || !queue.offer(waiting)) {
        throw new RecorderBusyException("the acceptance recorder's queue is full or closed");
      }
      answers.add(waiting.answer());
    }
    long end = System.nanoTime() + WAIT.toNanos();
    return answers.stream().map(answer -> await(answer, end - System.nanoTime())).toList();
  }

  /** Stores what is queued and stops. */
  @Override
  public void close() {
    closing = true;
    try {
      writer.join(WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Recorded await(CompletableFuture<Recorded> answer, long nanos) {
    try {
      return answer.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecorderBusyException("interrupted while waiting for a commit", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new RecorderBusyException("an acceptance could not be recorded in time", e);
    }
  }

  private void writeAll() {
    List<Waiting> group = new ArrayList<>(GROUP);
    while (!closing || !queue.isEmpty()) {
      group.clear();
      try {
        Waiting first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        group.add(first);
      } catch (InterruptedException e) {
        continue;
      }
      queue.drainTo(group, GROUP - 1);
      write(group);
    }
  }

  private void write(List<Waiting> group) {
    try {
      List<Recorded> results = book.write(group.stream().map(Waiting::request).toList());
      for (int i = 0; i < results.size(); i++) {
        group.get(i).answer().complete(results.get(i));
      }
    } catch (SQLException | RuntimeException e) {
      log.error("a group of {} acceptances could not be recorded", group.size(), e);
      group.forEach(waiting -> waiting.answer().completeExceptionally(e));
    }
  }
}
