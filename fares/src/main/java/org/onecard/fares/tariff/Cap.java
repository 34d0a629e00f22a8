package org.onecard.fares.tariff;

import java.util.List;

/**
 * The most an account pays in a period, by the service day of boarding; weeks begin on Monday.
 *
 * @param id unique in the tariff
 * @param when which rides count and are capped
 * @param perOperator whether each operator has a count of its own, or all rides count together
 * @param limitFen the most, in fen
 */
public record Cap(
    String id,
    Text title,
    Condition when,
    CapPeriod period,
    boolean perOperator,
    long limitFen,
    List<Bearer> borneBy) {
  /** Keeps copies. */
  public Cap {
    borneBy = List.copyOf(borneBy);
  }

  /** How long a cap counts. */
  public enum CapPeriod {
    DAY,
    WEEK,
    MONTH
  }
}
