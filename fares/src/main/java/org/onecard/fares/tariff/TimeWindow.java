package org.onecard.fares.tariff;

/**
 * A part of the clock day, in Asia/Shanghai, on some days.
 *
 * @param days which days
 * @param fromMinute the first minute of the day in it, 0 to 1439
 * @param untilMinute the first minute no longer in it, 1 to 1440, after {@code fromMinute}
 */
public record TimeWindow(Days days, int fromMinute, int untilMinute) {

  /** Days by the Chinese working calendar: make-up workdays are workdays. */
  public enum Days {
    EVERY_DAY,
    WORKDAYS,
    REST_DAYS
  }
}
