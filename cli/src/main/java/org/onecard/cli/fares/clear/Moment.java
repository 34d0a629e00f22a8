package org.onecard.cli.fares.clear;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import org.onecard.kernel.time.ServiceDay;

/** Times as tap files write them, in seconds of the UTC epoch. */
final class Moment {
  /** What a reader of a refusal is told to write. */
  static final String FORM = "2018-09-01 06:45:48";

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int LENGTH = FORM.length();

  private Moment() {}

  /** A local time in China, or ISO 8601 with an offset; empty for anything else. */
  static OptionalLong parse(String text) {
    try {
      if (text.length() == LENGTH && text.charAt(LENGTH / 2 + 1) == ' ') {
        return OptionalLong.of(local(text));
      }
      return OptionalLong.of(OffsetDateTime.parse(text).toEpochSecond());
    } catch (DateTimeException | NumberFormatException noTime) {
      return OptionalLong.empty();
    }
  }

  /** Local time in China. */
  static String text(long second) {
    return TEXT.format(local(second));
  }

  /** The hour of it: {@code 2018-09-01 06}. */
  static String hour(long second) {
    return text(second).substring(0, FORM.indexOf(':'));
  }

  private static LocalDateTime local(long second) {
    ZoneOffset offset = ServiceDay.ZONE.getRules().getOffset(java.time.Instant.EPOCH);
    return LocalDateTime.ofEpochSecond(second, 0, offset);
  }

  /** Read by place, for a province writes thirty million of them a day. */
  private static long local(String text) {
    if (text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      throw new DateTimeException(text);
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19))
        .atZone(ServiceDay.ZONE)
        .toEpochSecond();
  }

  private static int number(String text, int from, int until) {
    int number = 0;
    for (int i = from; i < until; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException(text);
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
