package org.onecard.access;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets sessions and sign-ins whose retention is over, at the start and then twice a day. */
@Component
class AccessErasure {
  private static final Duration PAUSE = Duration.ofHours(12);
  private static final Logger log = LoggerFactory.getLogger(AccessErasure.class);

  private final Sessions sessions;
  private final JdbcClient jdbc;
  private final Clock clock;
  private @Nullable Thread worker;

  AccessErasure(Sessions sessions, JdbcClient jdbc, Clock clock) {
    this.sessions = sessions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Forgets what is due; returns how many rows. */
  int erase() {
    int signIns =
        jdbc.sql("DELETE FROM access_card_sign_in WHERE at < :before")
            .param("before", Times.utc(clock.instant().minus(AccessLimits.CARD_SIGN_IN_KEPT)))
            .update();
    return sessions.forgetOld() + signIns;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    worker = Thread.ofVirtual().name("access-erasure").start(this::run);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    if (worker != null) {
      worker.interrupt();
      worker.join(Duration.ofSeconds(5));
    }
  }

  private void run() {
    while (true) {
      try {
        int erased = erase();
        log.debug("forgot {} sessions and sign-ins", erased);
      } catch (RuntimeException e) {
        log.error("the erasure of sessions failed and is tried again", e);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
