package org.onecard.access;

import java.time.Clock;
import java.time.Duration;
import org.onecard.upkeep.Chore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets sessions and sign-ins whose retention is over, at the start and then twice a day. */
@Component
class AccessErasure implements Chore {
  private static final Duration PAUSE = Duration.ofHours(12);
  private static final Logger log = LoggerFactory.getLogger(AccessErasure.class);

  private final Sessions sessions;
  private final JdbcClient jdbc;
  private final Clock clock;

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

  @Override
  public String doing() {
    return "forgetting sessions and sign-ins";
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void round() {
    log.debug("forgot {} sessions and sign-ins", erase());
  }
}
