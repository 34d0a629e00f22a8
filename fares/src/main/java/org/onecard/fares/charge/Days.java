package org.onecard.fares.charge;

import java.time.LocalDate;
import org.onecard.fares.tariff.TimeWindow;
import org.onecard.kernel.time.WorkCalendar;

/**
 * Days, weeks and months by number, from seconds of the UTC epoch. China has had one offset without
 * summer time since 1992; earlier taps do not exist.
 */
final class Days {
  private static final int OFFSET_SECONDS = 8 * 3600;
  private static final int DAY_SECONDS = 86_400;
  private static final int MINUTE_SECONDS = 60;
  private static final int MONTHS = 12;

  /** Day 0 was a Thursday: the week it lies in began three days before. */
  private static final int MONDAY_SHIFT = 3;

  private static final int WEEK = 7;
  private final int cutOverSeconds;
  private final WorkCalendar calendar;

  Days(int cutOverHour, WorkCalendar calendar) {
    cutOverSeconds = cutOverHour * 3600;
    this.calendar = calendar;
  }

  /** The service day, in days of the epoch. */
  int serviceDay(long atSecond) {
    return (int) Math.floorDiv(atSecond + OFFSET_SECONDS - cutOverSeconds, DAY_SECONDS);
  }

  static int week(int day) {
    return Math.floorDiv(day + MONDAY_SHIFT, WEEK);
  }

  static int month(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.getYear() * MONTHS + date.getMonthValue();
  }

  static int year(int day) {
    return LocalDate.ofEpochDay(day).getYear();
  }

  /** Whether the clock in China shows a time in this window. */
  boolean in(TimeWindow window, long atSecond) {
    long local = atSecond + OFFSET_SECONDS;
    int minute = Math.floorMod(local, DAY_SECONDS) / MINUTE_SECONDS;
    if (minute < window.fromMinute() || minute >= window.untilMinute()) {
      return false;
    }
    return switch (window.days()) {
      case EVERY_DAY -> true;
      case WORKDAYS -> isWorkday(Math.floorDiv(local, DAY_SECONDS));
      case REST_DAYS -> !isWorkday(Math.floorDiv(local, DAY_SECONDS));
    };
  }

  private boolean isWorkday(long day) {
    return calendar.isWorkday(LocalDate.ofEpochDay(day));
  }
}
