package org.onecard.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.upkeep.Chore;
import org.onecard.upkeep.OncePerDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases what has been kept long enough; digests and links stay, so the chain still holds. */
@Component
class Erasure implements Chore {
  /** How long what a record says is kept. */
  static final Period RETENTION = Period.ofDays(180);

  /** How long a used counter is kept after its device key expired: the window for late taps. */
  static final Period COUNTERS = Period.ofDays(8);

  /** How long a silent issuer may take to be asked about the holder of a chip or an entry. */
  static final Period QUESTIONS = Period.ofDays(7);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(Erasure.class);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final OncePerDay daily;

  Erasure(JdbcClient database, TransactionTemplate transaction, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
    this.daily = new OncePerDay(clock, this::erase);
  }

  @Override
  public String doing() {
    return "the erasure of acceptances";
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void round() {
    daily.run();
  }

  /** The first receipt day whose records are still kept on {@code today}. */
  static LocalDate keptFrom(LocalDate today) {
    return today.minus(RETENTION);
  }

  /** Erases everything due, a day at a time so that no transaction grows without bound. */
  void erase() {
    LocalDate today = ServiceDay.dateOf(clock.instant());
    database
        .sql(
            "select distinct day from acceptance_record"
                + " where day < ? and content is not null order by day")
        .param(keptFrom(today))
        .query(LocalDate.class)
        .list()
        .forEach(day -> transaction.executeWithoutResult(status -> eraseDay(day)));
    database
        .sql("delete from acceptance_counter where expires_on < ?")
        .param(today.minus(COUNTERS))
        .update();
    int unasked =
        database
            .sql("delete from acceptance_question where day < ?")
            .param(today.minus(QUESTIONS))
            .update();
    if (unasked > 0) {
      log.warn("{} holders stay without a pseudonym: their issuers never answered", unasked);
    }
  }

  private void eraseDay(LocalDate day) {
    int records =
        database
            .sql("update acceptance_record set salt = null, content = null where day = ?")
            .param(day)
            .update();
    for (String table : new String[] {"acceptance_key", "acceptance_holder", "acceptance_double"}) {
      database.sql("delete from " + table + " where day = ?").param(day).update();
    }
    log.info("the content of {} acceptances of {} has been erased", records, day);
  }
}
