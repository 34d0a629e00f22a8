package org.onecard.oversight;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.time.WorkCalendar;

/**
 * The working days that are left to answer a complaint. They rest while the complainant is waited
 * for; who was late before is as late after.
 *
 * @param countedFrom the day after which they count, or null while they rest
 * @param workdays left on that day; below zero, late by so many
 */
record Allowance(@Nullable LocalDate countedFrom, int workdays) {

  /** So many working days after {@code day}. */
  static Allowance from(LocalDate day, int workdays) {
    return new Allowance(day, workdays);
  }

  /** The last day to answer; nothing while the days rest. */
  Optional<LocalDate> dueOn(WorkCalendar calendar) {
    return countedFrom == null
        ? Optional.empty()
        : Optional.of(after(countedFrom, workdays, calendar));
  }

  /** From {@code today} on the days rest. */
  Allowance rest(LocalDate today, WorkCalendar calendar) {
    return countedFrom == null
        ? this
        : new Allowance(null, workdays - worked(countedFrom, today, calendar));
  }

  /** After {@code today} the days count again. */
  Allowance goOn(LocalDate today) {
    return countedFrom == null ? new Allowance(today, workdays) : this;
  }

  /** The {@code count}th working day after {@code day}, or before it where below zero. */
  private static LocalDate after(LocalDate day, int count, WorkCalendar calendar) {
    LocalDate reached = day;
    int left = Math.abs(count);
    while (left > 0) {
      reached = reached.plusDays(Integer.signum(count));
      if (calendar.isWorkday(reached)) {
        left--;
      }
    }
    return reached;
  }

  /** The working days after {@code from} up to and with {@code to}. */
  private static int worked(LocalDate from, LocalDate to, WorkCalendar calendar) {
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(calendar::isWorkday).count();
  }
}
