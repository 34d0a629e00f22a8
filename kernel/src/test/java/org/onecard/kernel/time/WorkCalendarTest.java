package org.onecard.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {
  private static final WorkCalendar CALENDAR = WorkCalendar.shipped();

  @ParameterizedTest(name = "{0} worked: {1} ({2})")
  @CsvSource({
    "2024-02-04, true, a Sunday made up for the Spring Festival",
    "2024-02-09, true, a Friday before the festival",
    "2024-02-10, false, the festival's Saturday",
    "2024-02-12, false, the festival's Monday",
    "2025-10-08, false, the last day of the long holiday",
    "2025-10-09, true, the Thursday after",
    "2025-10-11, true, a Saturday made up",
    "2026-01-02, false, a Friday beside New Year",
    "2026-01-04, true, a Sunday made up",
    "2026-11-20, true, a plain Friday",
    "2026-11-21, false, a plain Saturday",
    "2027-01-01, true, not published yet: a Friday like any other",
    "2027-10-02, false, not published yet: a Saturday",
    "2023-10-02, true, before the calendar begins",
  })
  void aDayIsWorkedOrNot(LocalDate day, boolean worked, String why) {
    assertThat(CALENDAR.isWorkday(day)).as(why).isEqualTo(worked);
  }

  @Test
  void yearsArePublishedOneByOne() {
    assertThat(CALENDAR.isPublished(2024)).isTrue();
    assertThat(CALENDAR.isPublished(2026)).isTrue();
    assertThat(CALENDAR.isPublished(2027)).isFalse();
    assertThat(CALENDAR.isPublished(2023)).isFalse();
  }

  @Test
  void aHolidayHasAName() {
    assertThat(CALENDAR.findHoliday(LocalDate.of(2025, 10, 6))).contains("中秋");
    assertThat(CALENDAR.findHoliday(LocalDate.of(2025, 10, 9))).isEmpty();
  }

  /** The notices give 29 and 28 days off with the weekends in them, from 2025 two days more. */
  @ParameterizedTest
  @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
  void aYearHasSoManyWorkdays(int year, int workdays) {
    LocalDate first = LocalDate.of(year, 1, 1);
    long worked =
        first.datesUntil(first.plusYears(1)).filter(day -> CALENDAR.isWorkday(day)).count();
    assertThat(worked).isEqualTo(workdays);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rest,2024-01-01,2024-01-01,元旦 | year has no row",
        "year,2024;work,2024-01-05,元旦 | only a weekend day",
        "year,2024;work,2024-01-06,元旦;work,2024-01-06,元旦 | made up twice",
        "year,2024;rest,2024-01-06,2024-01-07,元旦;work,2024-01-06,元旦 | is a holiday too",
        "year,2024;rest,2024-01-01,2024-01-02,元旦;rest,2024-01-02,2024-01-02,元旦 | holiday twice",
        "year,2024;holiday,2024-01-01 | write year,YYYY"
      })
  void aCalendarThatContradictsItselfIsRefused(String rows, String fault) {
    assertThatThrownBy(() -> WorkCalendar.parse(rows.replace(';', '\n')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault);
  }
}
