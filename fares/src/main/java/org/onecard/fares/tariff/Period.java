package org.onecard.fares.tariff;

import java.time.LocalDate;

/**
 * The service days on which a rule holds.
 *
 * @param from the first day
 * @param until the first day on which it holds no more; {@link LocalDate#MAX} if still open
 */
public record Period(LocalDate from, LocalDate until) {
  /** Every day. */
  public static final Period ALWAYS = new Period(LocalDate.MIN, LocalDate.MAX);

  /** Refuses a period without a day. */
  public Period {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a period until " + until + " cannot begin on " + from);
    }
  }

  /** Whether the day lies in it. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(until);
  }
}
