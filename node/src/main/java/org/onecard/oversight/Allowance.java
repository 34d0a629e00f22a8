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
        : Optional.of(calendar.workday(countedFrom, workdays));
  }

  /** From {@code today} on the days rest. */
  Allowance rest(LocalDate today, WorkCalendar calendar) {
    return countedFrom == null
        ? this
        : new Allowance(null, workdays - calendar.workdays(countedFrom, today));
  }

  /** After {@code today} the days count again. */
  Allowance goOn(LocalDate today) {
    return countedFrom == null ? new Allowance(today, workdays) : this;
  }
}
