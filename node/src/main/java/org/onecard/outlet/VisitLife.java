package org.onecard.outlet;

import java.time.Instant;
import java.time.LocalDate;
import org.onecard.outlet.VisitRow.Plan;
import org.onecard.outlet.VisitRow.Report;

/** What can be done with a visit as it stands: a pure decision. */
final class VisitLife {
  private VisitLife() {}

  /** What came of it. */
  sealed interface Taken {
    /** The visit as it stands now. */
    record Step(VisitRow row) implements Taken {}

    /** It was not done. */
    record None(VisitRefusal why) implements Taken {}
  }

  /** Sets the day and who go; a day can be set anew until somebody reports. */
  static Taken plan(VisitRow row, Plan plan, LocalDate today, Instant now) {
    if (row.state() != VisitState.ASKED && row.state() != VisitState.PLANNED) {
      return new Taken.None(VisitRefusal.NOT_IN_THIS_STATE);
    }
    if (plan.firstClerk().equals(plan.secondClerk())) {
      return new Taken.None(VisitRefusal.SAME_CLERK);
    }
    boolean late = plan.day().isAfter(today.plus(OutletLimits.VISIT_AHEAD));
    if (plan.day().isBefore(today) || late) {
      return new Taken.None(VisitRefusal.DAY_OUT_OF_RANGE);
    }
    if (row.attempts() >= OutletLimits.VISIT_ATTEMPTS) {
      return new Taken.None(VisitRefusal.TRIED_OFTEN);
    }
    return new Taken.Step(row.with(VisitState.PLANNED, now, plan, null, row.attempts()));
  }

  /**
   * Takes what one of the two says of how it went; it counts when the other says the same. Nobody
   * at home is waiting for another day, until it was so five times.
   */
  static Taken report(VisitRow row, Report report, LocalDate today, Instant now) {
    Plan plan = row.plan();
    boolean state = row.state() == VisitState.PLANNED || row.state() == VisitState.REPORTED;
    if (!state || plan == null) {
      return new Taken.None(VisitRefusal.NOT_IN_THIS_STATE);
    }
    if (!plan.names(report.reporter())) {
      return new Taken.None(VisitRefusal.NOT_ONE_OF_THE_TWO);
    }
    if (today.isBefore(plan.day())) {
      return new Taken.None(VisitRefusal.DAY_NOT_COME);
    }
    Report first = row.report();
    if (first == null) {
      return new Taken.Step(row.with(VisitState.REPORTED, now, plan, report, row.attempts()));
    }
    if (first.reporter().equals(report.reporter())) {
      return new Taken.None(VisitRefusal.REPORTED_BY_YOU);
    }
    if (first.outcome() != report.outcome()) {
      return new Taken.None(VisitRefusal.NOT_THE_SAME);
    }
    int attempts = row.attempts() + 1;
    return new Taken.Step(
        switch (report.outcome()) {
          case DONE -> row.with(VisitState.DONE, now, plan, first, attempts);
          case NOT_POSSIBLE -> row.with(VisitState.FAILED, now, plan, first, attempts);
          case NOBODY_HOME ->
              attempts < OutletLimits.VISIT_ATTEMPTS
                  ? row.with(VisitState.ASKED, now, null, null, attempts)
                  : row.with(VisitState.FAILED, now, plan, first, attempts);
        });
  }

  /** Takes back what one of the two said wrongly, so that both can agree. */
  static Taken takeBack(VisitRow row, String staffId, Instant now) {
    Report report = row.report();
    if (row.state() != VisitState.REPORTED || report == null) {
      return new Taken.None(VisitRefusal.NOT_IN_THIS_STATE);
    }
    if (!report.reporter().equals(staffId)) {
      return new Taken.None(VisitRefusal.NOT_ONE_OF_THE_TWO);
    }
    return new Taken.Step(row.with(VisitState.PLANNED, now, row.plan(), null, row.attempts()));
  }

  /** Who asked does not want it any more. */
  static Taken withdraw(VisitRow row, Instant now) {
    if (row.state() != VisitState.ASKED && row.state() != VisitState.PLANNED) {
      return new Taken.None(VisitRefusal.NOT_IN_THIS_STATE);
    }
    return new Taken.Step(
        row.with(VisitState.WITHDRAWN, now, row.plan(), row.report(), row.attempts()));
  }
}
