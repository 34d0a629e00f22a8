package org.onecard.fares.tariff;

import org.onecard.fares.tariff.Quantity.Kind;

/** Quantities with the bounds of what a fare can sensibly be. */
final class Amounts {
  /** 10,000 yuan: dearer than any ride or month of rides. */
  static final long MOST_FEN = 1_000_000;

  static final int MINUTES_OF_DAY = 1440;
  static final int MOST_TOLERANCE_SECONDS = 3600;

  /** Longer than any network. */
  static final int MOST_METRES = 5_000_000;

  /** The whole, in ten-thousandths. */
  static final int WHOLE = 10_000;

  private static final int SECONDS = 60;

  long money(Fields fields, String key, long least, long most, long otherwise) {
    return fields.quantity(key, Kind.MONEY, least, most, otherwise);
  }

  int metres(Fields fields, String key, int least, int otherwise) {
    return (int) fields.quantity(key, Kind.LENGTH, least, MOST_METRES, otherwise);
  }

  int basisPoints(Fields fields, String key, int most) {
    return (int) fields.quantity(key, Kind.RATIO, 0, most, WHOLE);
  }

  int seconds(Fields fields, String key, int least, int most, int otherwise) {
    return (int) fields.quantity(key, Kind.TIME, least, most, otherwise);
  }

  int minutes(Fields fields, String key, int least, int most, int otherwise) {
    int seconds = seconds(fields, key, least * SECONDS, most * SECONDS, otherwise * SECONDS);
    if (seconds % SECONDS != 0) {
      fields.fault(key, "is no whole number of minutes; write it as 60 min");
    }
    return seconds / SECONDS;
  }
}
