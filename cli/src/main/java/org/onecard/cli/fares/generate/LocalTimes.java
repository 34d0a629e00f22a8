package org.onecard.cli.fares.generate;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Writes seconds of the UTC epoch as {@code yyyy-MM-dd HH:mm:ss} of Asia/Shanghai, fast: the zone
 * has been eight hours ahead since 1991, and most times lie on the day of the one before.
 */
final class LocalTimes {
  private static final int AHEAD = ZoneOffset.ofHours(8).getTotalSeconds();
  private static final int DAY = 86_400;
  private static final int MINUTE = 60;

  private long day = Long.MIN_VALUE;
  private String date = "";

  void append(StringBuilder row, long second) {
    long local = second + AHEAD;
    long its = Math.floorDiv(local, (long) DAY);
    if (its != day) {
      day = its;
      date = LocalDate.ofEpochDay(its).toString();
    }
    int rest = Math.floorMod(local, DAY);
    row.append(date).append(' ');
    two(row, rest / (MINUTE * MINUTE)).append(':');
    two(row, rest / MINUTE % MINUTE).append(':');
    two(row, rest % MINUTE);
  }

  /** The hour of the day in Asia/Shanghai, 0 to 23. */
  int hour(long second) {
    return Math.floorMod(second + AHEAD, DAY) / (MINUTE * MINUTE);
  }

  private static StringBuilder two(StringBuilder row, int number) {
    return row.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
