package org.onecard.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.kernel.time.WorkCalendar;

/** Working days: over weekends, holidays, make-up days and rests. */
class AllowanceTest {
  private static final WorkCalendar CALENDAR = WorkCalendar.shipped();
  private static final int CASES = 2_000;

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 1, 2026-11-23, a Friday's first working day is Monday",
    "2026-11-21, 1, 2026-11-23, and so is a Saturday's",
    "2026-11-20, 0, 2026-11-20, none left is the same day",
    "2026-09-30, 1, 2026-10-08, over the national holiday",
    "2026-09-30, 3, 2026-10-10, a Saturday that makes up for it counts",
    "2026-02-13, 2, 2026-02-24, a Saturday before Spring Festival counts too",
    "2026-09-24, 5, 2026-10-09, two holidays on end"
  })
  void countsWorkingDaysAfterTheDay(LocalDate day, int count, LocalDate due, String why) {
    assertThat(Allowance.from(day, count).dueOn(CALENDAR)).as(why).contains(due);
  }

  @Test
  void restsWhileTheComplainantIsWaitedFor() {
    Allowance resting =
        Allowance.from(LocalDate.of(2026, 9, 28), 5).rest(LocalDate.of(2026, 9, 29), CALENDAR);
    assertThat(resting).isEqualTo(new Allowance(null, 4));
    assertThat(resting.dueOn(CALENDAR)).isEmpty();
    assertThat(resting.rest(LocalDate.of(2026, 11, 1), CALENDAR)).isEqualTo(resting);

    assertThat(resting.goOn(LocalDate.of(2026, 10, 8)).dueOn(CALENDAR))
        .contains(LocalDate.of(2026, 10, 13));
  }

  @Test
  void whoWasLateIsAsLateAfterwards() {
    Allowance late =
        Allowance.from(LocalDate.of(2026, 11, 2), 5).rest(LocalDate.of(2026, 11, 11), CALENDAR);
    assertThat(late.workdays()).isEqualTo(-2);
    assertThat(late.goOn(LocalDate.of(2026, 11, 18)).dueOn(CALENDAR))
        .contains(LocalDate.of(2026, 11, 16));
  }

  @Test
  void aRestOnWorkingDaysMovesTheDeadlineByAsMany() {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < CASES; i++) {
      LocalDate filed = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
      LocalDate asked = filed.plusDays(random.nextInt(20));
      LocalDate replied = asked.plusDays(random.nextInt(40));
      int workdays = 1 + random.nextInt(20);
      Allowance allowance = Allowance.from(filed, workdays);
      Allowance after = allowance.rest(asked, CALENDAR).goOn(replied);
      assertThat(used(filed, asked) + after.workdays())
          .as("seed %d, case %d", seed, i)
          .isEqualTo(workdays);
      if (after.workdays() > 0) {
        LocalDate due = after.dueOn(CALENDAR).orElseThrow();
        assertThat(CALENDAR.isWorkday(due)).isTrue();
        assertThat(used(replied, due)).as("seed %d, case %d", seed, i).isEqualTo(after.workdays());
      }
    }
  }

  private static int used(LocalDate from, LocalDate to) {
    int used = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      used += CALENDAR.isWorkday(day) ? 1 : 0;
    }
    return used;
  }
}
