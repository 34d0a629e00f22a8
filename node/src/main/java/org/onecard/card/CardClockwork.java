package org.onecard.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What time brings about by itself: lapses, expiries, new heads, and the end of retention. */
@Component
final class CardClockwork implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(CardClockwork.class);
  private static final Duration HEADS = Duration.ofMillis(250);
  private static final Duration LAPSES = Duration.ofSeconds(1);
  private static final Duration RETENTION = Duration.ofHours(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  /** Days whose layout is kept after they have expired. */
  private static final long LAYOUTS_KEPT = 30;

  private final CardDesk desk;
  private final StatusPublisher publisher;
  private final StatusStore statusStore;
  private final BindingStore bindings;
  private final HolderStore holders;
  private final EnrolmentMemory enrolments;
  private final ReplacementRequests replacements;
  private final ReplacementMemory replacementsMade;
  private final Clock clock;
  private @Nullable ScheduledExecutorService running;

  CardClockwork(
      CardDesk desk,
      StatusPublisher publisher,
      StatusStore statusStore,
      BindingStore bindings,
      HolderStore holders,
      EnrolmentMemory enrolments,
      ReplacementRequests replacements,
      ReplacementMemory replacementsMade,
      Clock clock) {
    this.desk = desk;
    this.publisher = publisher;
    this.statusStore = statusStore;
    this.bindings = bindings;
    this.holders = holders;
    this.enrolments = enrolments;
    this.replacements = replacements;
    this.replacementsMade = replacementsMade;
    this.clock = clock;
  }

  /** Deletes what is past its retention. */
  void sweepRetention() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    statusStore.sweep(now.minus(CardLimits.HEADS_KEPT), today.toEpochDay() - LAYOUTS_KEPT);
    bindings.sweep(today.minusDays(CardLimits.AUTHORISATIONS_KEPT.toDays()));
    holders.sweep(now.minus(CardLimits.USES_KEPT));
    enrolments.sweep(now.minus(CardLimits.ENROLMENTS_KEPT));
    replacements.sweep(now);
    replacementsMade.sweep(now.minus(CardLimits.REQUESTS_KEPT));
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("cards-").daemon().factory());
    every(started, HEADS, "publishing the status lists", publisher::tick);
    every(started, LAPSES, "moving on cards whose time has come", desk::sweep);
    every(started, RETENTION, "deleting what is past its retention", this::sweepRetention);
    running = started;
  }

  private static void every(
      ScheduledExecutorService executor, Duration period, String what, Runnable work) {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                log.error("{} failed; it is tried again", what, e);
              }
            },
            0,
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    ScheduledExecutorService stopping = running;
    running = null;
    if (stopping == null) {
      return;
    }
    stopping.shutdown();
    try {
      if (!stopping.awaitTermination(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        stopping.shutdownNow();
      }
    } catch (InterruptedException e) {
      stopping.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }
}
