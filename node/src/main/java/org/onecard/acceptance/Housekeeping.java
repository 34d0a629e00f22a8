package org.onecard.acceptance;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.time.ServiceDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What runs beside the decisions: issuers told and asked every second, erasure once a day. */
@Component
class Housekeeping {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private final Runnable notices;
  private final Runnable questions;
  private final Runnable erasure;
  private final Clock clock;
  private volatile boolean stopping;
  private @Nullable Thread worker;
  private @Nullable LocalDate erased;

  @Autowired
  Housekeeping(Notices notices, LateQuestions questions, Erasure erasure, Clock clock) {
    this(notices::send, questions::ask, erasure::erase, clock);
  }

  Housekeeping(Runnable notices, Runnable questions, Runnable erasure, Clock clock) {
    this.notices = notices;
    this.questions = questions;
    this.erasure = erasure;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    worker = Thread.ofVirtual().name("acceptance-housekeeping").start(this::run);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopping = true;
    if (worker != null) {
      worker.interrupt();
      worker.join(Duration.ofSeconds(5));
    }
  }

  private void run() {
    while (!stopping) {
      try {
        Thread.sleep(PAUSE);
        round();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Does what is due; what fails is tried again next time and holds nothing else up. */
  void round() {
    attempt("telling issuers of acceptances", notices);
    attempt("asking issuers about holders", questions);
    attempt("the erasure of acceptances", this::eraseOncePerDay);
  }

  private static void attempt(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("{} failed and is tried again", what, e);
    }
  }

  private void eraseOncePerDay() {
    LocalDate today = ServiceDay.dateOf(clock.instant());
    if (!today.equals(erased)) {
      erasure.run();
      erased = today;
    }
  }
}
