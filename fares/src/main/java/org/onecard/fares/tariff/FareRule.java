package org.onecard.fares.tariff;

import java.util.List;
import java.util.Set;

/**
 * The gross fare of some services on some days. For one service and day there is exactly one.
 *
 * @param id unique in the tariff
 * @param timesOfDay what the time of boarding makes of the fare, the first window that holds
 * @param minimumFen the least a ride costs before reductions, in fen
 * @param maximumFen the most a ride costs before reductions, in fen; what an incomplete journey may
 *     be charged; {@link #NO_MAXIMUM} where none is set
 */
public record FareRule(
    String id,
    Set<String> services,
    Period period,
    FareShape shape,
    List<TimeOfDay> timesOfDay,
    long minimumFen,
    long maximumFen) {
  /** A maximum where the file sets none. */
  public static final long NO_MAXIMUM = Long.MAX_VALUE;

  /** Keeps copies. */
  public FareRule {
    services = Set.copyOf(services);
    timesOfDay = List.copyOf(timesOfDay);
  }

  /**
   * Makes the gross fare dearer or cheaper at times.
   *
   * @param basisPoints what is asked of the fare, in ten-thousandths: 12000 is a fifth more
   */
  public record TimeOfDay(TimeWindow window, int basisPoints) {}
}
