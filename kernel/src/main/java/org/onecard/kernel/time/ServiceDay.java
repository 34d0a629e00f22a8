package org.onecard.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of business. It runs from the cut-over hour of its date to that of the next date in {@link
 * #ZONE}, so that a ride home after midnight still belongs to the evening.
 *
 * @param date the date on which the day begins
 */
public record ServiceDay(LocalDate date) implements Comparable<ServiceDay> {
  /** The zone of service days and of an edition's dates. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int LAST_HOUR = 23;

  /** The day that {@code instant} belongs to, if days change at this hour, 0 to 23. */
  public static ServiceDay of(Instant instant, int cutOverHour) {
    checkHour(cutOverHour);
    return new ServiceDay(instant.atZone(ZONE).minusHours(cutOverHour).toLocalDate());
  }

  /** The calendar date of {@code instant} in {@link #ZONE}: the service day cut at midnight. */
  public static LocalDate dateOf(Instant instant) {
    return of(instant, 0).date();
  }

  /** The first instant of this day, if days change at this hour, 0 to 23. */
  public Instant startsAt(int cutOverHour) {
    checkHour(cutOverHour);
    return date.atTime(cutOverHour, 0).atZone(ZONE).toInstant();
  }

  /** The day after. */
  public ServiceDay next() {
    return new ServiceDay(date.plusDays(1));
  }

  @Override
  public int compareTo(ServiceDay other) {
    return date.compareTo(other.date);
  }

  @Override
  public String toString() {
    return date.toString();
  }

  private static void checkHour(int cutOverHour) {
    if (cutOverHour < 0 || cutOverHour > LAST_HOUR) {
      throw new IllegalArgumentException(
          "cut-over hour " + cutOverHour + " is not an hour of the day; use 0 to 23");
    }
  }
}
