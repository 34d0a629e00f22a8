package org.onecard.issuance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.upkeep.Chore;
import org.onecard.upkeep.OncePerDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What time alone does to applications, once a day: closing what nobody could go on with, erasing.
 */
@Component
class ApplicationSweep implements Chore {
  private static final Logger log = LoggerFactory.getLogger(ApplicationSweep.class);

  private final ApplicationStore store;
  private final ApplicationWork work;
  private final CaseStore cases;
  private final DecisionStore decisions;
  private final Clock clock;
  private final OncePerDay daily;

  ApplicationSweep(
      ApplicationStore store,
      ApplicationWork work,
      CaseStore cases,
      DecisionStore decisions,
      Clock clock) {
    this.store = store;
    this.work = work;
    this.cases = cases;
    this.decisions = decisions;
    this.clock = clock;
    this.daily = new OncePerDay(clock, this::sweep);
  }

  @Override
  public String doing() {
    return "the sweep of applications";
  }

  @Override
  public Duration pause() {
    return IssuanceLimits.SWEEP_PAUSE;
  }

  @Override
  public void round() {
    daily.run();
  }

  /** Does all that is due today. */
  void sweep() {
    List<ApplicationRow> due;
    do {
      due = store.standingSince(before(IssuanceLimits.LAPSES_AFTER), IssuanceLimits.SWEEP_BATCH);
      due.forEach(work::lapse);
    } while (due.size() == IssuanceLimits.SWEEP_BATCH);
    int erased = store.erase(before(IssuanceLimits.RETENTION));
    if (erased > 0) {
      log.info("what applicants gave in {} applications has been erased", erased);
    }
    cases.sweep(before(IssuanceLimits.CASES_KEPT));
    decisions.sweep(before(IssuanceLimits.CASES_KEPT));
  }

  private Instant before(Period span) {
    return new ServiceDay(ServiceDay.dateOf(clock.instant()).minus(span)).startsAt(0);
  }
}
