package org.onecard.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onecard.MovingClock;

class ChoresTest {
  private static final Instant START = Instant.parse("2026-11-20T06:02:00Z");

  private record Made(Duration pause, Runnable task) implements Chore {
    @Override
    public String doing() {
      return "a made-up chore";
    }

    @Override
    public void round() {
      task.run();
    }
  }

  @Test
  void aChoreGoesOnAfterAFailureAndBesideOneThatNeverEnds() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(3);
    CountDownLatch forever = new CountDownLatch(1);
    Chores chores =
        new Chores(
            List.of(
                new Made(Duration.ofMillis(1), () -> waitFor(forever)),
                new Made(
                    Duration.ofMillis(1),
                    () -> {
                      rounds.countDown();
                      throw new IllegalStateException("made to fail");
                    })));
    chores.start();
    assertThat(rounds.await(30, TimeUnit.SECONDS)).as("three rounds").isTrue();
    chores.stop();
  }

  @Test
  void noRoundBeginsAfterTheStop() throws InterruptedException {
    AtomicInteger rounds = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    Chores chores =
        new Chores(
            List.of(
                new Made(
                    Duration.ofMillis(1),
                    () -> {
                      rounds.incrementAndGet();
                      first.countDown();
                    })));
    chores.start();
    assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
    chores.stop();
    int stopped = rounds.get();
    Thread.sleep(Duration.ofMillis(20));
    assertThat(rounds).hasValue(stopped);
  }

  @Test
  void aDailyTaskIsDoneOnceADayAndAgainAfterItFailed() {
    MovingClock clock = new MovingClock(START);
    AtomicInteger tried = new AtomicInteger();
    OncePerDay daily =
        new OncePerDay(
            clock,
            () -> {
              if (tried.incrementAndGet() == 1) {
                throw new IllegalStateException("made to fail");
              }
            });
    assertThat(failed(daily)).isTrue();
    assertThat(failed(daily)).isFalse();
    daily.run();
    assertThat(tried).as("once failed, once done").hasValue(2);
    clock.move(Duration.ofDays(1));
    daily.run();
    assertThat(tried).hasValue(3);
  }

  private static boolean failed(Runnable task) {
    try {
      task.run();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
