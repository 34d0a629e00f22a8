package org.onecard.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.outlet.VisitLife.Taken;
import org.onecard.outlet.VisitRow.Plan;
import org.onecard.outlet.VisitRow.Report;

/** Two go, both say how it went, and nothing is done out of its turn. */
class VisitLifeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Plan PLAN = new Plan(TODAY, "chen", "li");

  @Test
  void countsWhenBothSayTheSame() {
    VisitRow planned = step(VisitLife.plan(asked(0), PLAN, TODAY, NOW));
    assertThat(planned.state()).isEqualTo(VisitState.PLANNED);
    VisitRow reported = report(planned, "chen", VisitOutcome.DONE);
    assertThat(reported.state()).isEqualTo(VisitState.REPORTED);
    assertThat(why(reported, "chen", VisitOutcome.DONE)).isEqualTo(VisitRefusal.REPORTED_BY_YOU);
    assertThat(why(reported, "pi", VisitOutcome.DONE)).isEqualTo(VisitRefusal.NOT_ONE_OF_THE_TWO);
    assertThat(why(reported, "li", VisitOutcome.NOT_POSSIBLE)).isEqualTo(VisitRefusal.NOT_THE_SAME);
    VisitRow done = report(reported, "li", VisitOutcome.DONE);
    assertThat(done.state()).isEqualTo(VisitState.DONE);
    assertThat(why(done, "li", VisitOutcome.DONE)).isEqualTo(VisitRefusal.NOT_IN_THIS_STATE);
    assertThat(refused(VisitLife.withdraw(done, NOW))).isEqualTo(VisitRefusal.NOT_IN_THIS_STATE);
  }

  @Test
  void whoWasWrongTakesItBack() {
    VisitRow reported = report(planned(0), "chen", VisitOutcome.DONE);
    assertThat(refused(VisitLife.takeBack(reported, "li", NOW)))
        .isEqualTo(VisitRefusal.NOT_ONE_OF_THE_TWO);
    VisitRow again = step(VisitLife.takeBack(reported, "chen", NOW));
    assertThat(again.state()).isEqualTo(VisitState.PLANNED);
    assertThat(again.report()).isNull();
    assertThat(refused(VisitLife.takeBack(again, "chen", NOW)))
        .isEqualTo(VisitRefusal.NOT_IN_THIS_STATE);
  }

  @Test
  void nobodyAtHomeWaitsForAnotherDayFiveTimes() {
    VisitRow row = asked(0);
    for (int i = 1; i < OutletLimits.VISIT_ATTEMPTS; i++) {
      row = goneInVain(row);
      assertThat(row.state()).isEqualTo(VisitState.ASKED);
      assertThat(row.attempts()).isEqualTo(i);
      assertThat(row.plan()).isNull();
    }
    assertThat(goneInVain(row).state()).isEqualTo(VisitState.FAILED);
  }

  @Test
  void aDayIsNotInThePastNorFarAheadAndTwoGo() {
    assertThat(refused(plan(TODAY.minusDays(1), "li"))).isEqualTo(VisitRefusal.DAY_OUT_OF_RANGE);
    assertThat(refused(plan(TODAY.plusDays(91), "li"))).isEqualTo(VisitRefusal.DAY_OUT_OF_RANGE);
    assertThat(refused(plan(TODAY, "chen"))).isEqualTo(VisitRefusal.SAME_CLERK);
    VisitRow later = step(plan(TODAY.plusDays(90), "li"));
    assertThat(why(later, "chen", VisitOutcome.DONE)).isEqualTo(VisitRefusal.DAY_NOT_COME);
    assertThat(step(VisitLife.withdraw(later, NOW)).state()).isEqualTo(VisitState.WITHDRAWN);
  }

  private static Taken plan(LocalDate day, String second) {
    return VisitLife.plan(asked(0), new Plan(day, "chen", second), TODAY, NOW);
  }

  private static VisitRow goneInVain(VisitRow row) {
    VisitRow planned = step(VisitLife.plan(row, PLAN, TODAY, NOW));
    return report(
        report(planned, "li", VisitOutcome.NOBODY_HOME), "chen", VisitOutcome.NOBODY_HOME);
  }

  private static VisitRow asked(int attempts) {
    return new VisitRow(
        new UUID(1, 2),
        "V50-261123-000000",
        OutletService.APPLY,
        VisitNeed.ELDERLY,
        PlaceCode.of("500103"),
        "online",
        VisitState.ASKED,
        NOW,
        NOW,
        TODAY.plusDays(14),
        null,
        null,
        attempts,
        null);
  }

  private static VisitRow planned(int attempts) {
    return asked(attempts).with(VisitState.PLANNED, NOW, PLAN, null, attempts);
  }

  private static VisitRow report(VisitRow row, String who, VisitOutcome outcome) {
    return step(VisitLife.report(row, new Report(who, outcome), TODAY, NOW));
  }

  private static VisitRefusal why(VisitRow row, String who, VisitOutcome outcome) {
    return refused(VisitLife.report(row, new Report(who, outcome), TODAY, NOW));
  }

  private static VisitRow step(Taken taken) {
    assertThat(taken).isInstanceOf(Taken.Step.class);
    return ((Taken.Step) taken).row();
  }

  private static VisitRefusal refused(Taken taken) {
    assertThat(taken).isInstanceOf(Taken.None.class);
    return ((Taken.None) taken).why();
  }
}
