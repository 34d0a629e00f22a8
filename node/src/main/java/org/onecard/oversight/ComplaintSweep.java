package org.onecard.oversight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;
import org.onecard.upkeep.Chore;
import org.onecard.upkeep.OncePerDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What time alone does to complaints, once a day: closing, erasing, deadlines by the calendar. */
@Component
class ComplaintSweep implements Chore {
  private static final Logger log = LoggerFactory.getLogger(ComplaintSweep.class);

  private final ComplaintStore store;
  private final ComplaintSteps steps;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final OncePerDay daily;

  ComplaintSweep(
      ComplaintStore store, ComplaintSteps steps, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.steps = steps;
    this.transaction = transaction;
    this.clock = clock;
    this.daily = new OncePerDay(clock, this::sweep);
  }

  @Override
  public String doing() {
    return "the sweep of complaints";
  }

  @Override
  public Duration pause() {
    return ComplaintLimits.SWEEP_PAUSE;
  }

  @Override
  public void round() {
    daily.run();
  }

  /** Does all that is due today. */
  void sweep() {
    close(ComplaintState.ANSWERED, ComplaintLimits.CLOSED_AFTER_ANSWER);
    close(ComplaintState.WAITING, ComplaintLimits.CLOSED_AFTER_QUESTION);
    correctDeadlines();
    int erased = store.erase(before(ComplaintLimits.RETENTION));
    if (erased > 0) {
      log.info("what people wrote in {} complaints has been erased", erased);
    }
  }

  private void close(ComplaintState state, Period after) {
    List<ComplaintRow> due;
    do {
      due = store.standingSince(state, before(after), ComplaintLimits.SWEEP_BATCH);
      due.forEach(row -> transaction.executeWithoutResult(status -> close(row)));
    } while (due.size() == ComplaintLimits.SWEEP_BATCH);
  }

  private void close(ComplaintRow seen) {
    store
        .claim(seen.reference())
        .filter(row -> row.steps() == seen.steps())
        .ifPresent(
            row -> {
              ComplaintAct act = ComplaintAct.of(ComplaintAction.CLOSE, null);
              if (steps.take(row, act, Hand.CLOCK, null)
                  instanceof ComplaintSteps.Taken.None none) {
                throw new IllegalStateException(
                    "complaint " + row.reference() + " cannot be closed: " + none.why());
              }
            });
  }

  /** The calendar of a year comes out in November: deadlines set before it are set again. */
  private void correctDeadlines() {
    List<ComplaintRow> counting;
    String last = "";
    do {
      counting = store.counting(last, ComplaintLimits.SWEEP_BATCH);
      for (ComplaintRow row : counting) {
        row.allowance()
            .dueOn(WorkCalendar.shipped())
            .filter(due -> !due.equals(row.dueOn()))
            .ifPresent(due -> store.setDue(row, due));
        last = row.reference();
      }
    } while (counting.size() == ComplaintLimits.SWEEP_BATCH);
  }

  private Instant before(Period span) {
    return new ServiceDay(ServiceDay.dateOf(clock.instant()).minus(span)).startsAt(0);
  }
}
