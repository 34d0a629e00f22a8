package org.onecard.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What came of a run: how many decisions, how long all took, how long each took. */
final class Run {
  private final long nanos;

  /** In nanoseconds, ascending. */
  private final long[] sorted;

  private Run(long nanos, long[] sorted) {
    this.nanos = nanos;
    this.sorted = sorted;
  }

  /** Sends requests over so many connections until the time is up or none are left. */
  static Run measure(URI address, List<byte[]> requests, int clients, int seconds)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Future<long[]>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> client(address, requests, next, end)));
      }
    }
    long nanos = System.nanoTime() - start;
    List<long[]> times = new ArrayList<>();
    for (Future<long[]> one : running) {
      try {
        times.add(one.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a client failed: " + e.getCause(), e);
      }
    }
    return new Run(nanos, times.stream().flatMapToLong(Arrays::stream).sorted().toArray());
  }

  double perSecond() {
    return sorted.length * 1e9 / nanos;
  }

  String describe() {
    return "%d durable decisions in %.1f s: %.0f/s, p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
        .formatted(
            sorted.length,
            nanos / 1e9,
            perSecond(),
            quantile(0.50) / 1e6,
            quantile(0.99) / 1e6,
            quantile(1.0) / 1e6);
  }

  private long quantile(double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? 0 : sorted[Math.max(at, 0)];
  }

  private static long[] client(URI address, List<byte[]> requests, AtomicInteger next, long end) {
    long[] times = new long[requests.size()];
    int count = 0;
    try (Http http = new Http(address)) {
      for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
        long sent = System.nanoTime();
        if (sent >= end) {
          break;
        }
        Http.Answer answer = http.exchange(requests.get(i));
        times[count++] = System.nanoTime() - sent;
        if (answer.status() / 100 != 2 || !answer.body().contains("\"decision\":\"accepted\"")) {
          throw new IllegalStateException("not accepted: " + answer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the node broke off", e);
    }
    return Arrays.copyOf(times, count);
  }
}
