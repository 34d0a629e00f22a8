package org.onecard.fares.gtfs;

import java.util.List;
import java.util.Optional;

/**
 * One leg rule.
 *
 * @param time the timeframe group of boarding; empty for any
 * @param fen the standard rider's price, in fen
 */
record Leg(
    String group,
    String network,
    String from,
    String to,
    String time,
    String product,
    int priority,
    long fen,
    String where) {
  private static final long WHOLE = 10_000;
  private static final long MOST = 50_000;

  /** What part of the base fare all these ask, in ten-thousandths; -1 if not all the same. */
  static long ratio(List<Leg> legs, List<Leg> base) {
    long ratio = -1;
    for (Leg leg : legs) {
      Optional<Leg> other =
          base.stream()
              .filter(one -> one.from().equals(leg.from()) && one.to().equals(leg.to()))
              .findFirst();
      if (other.isEmpty() || other.get().fen() == 0) {
        return -1;
      }
      long own = ratio(leg.fen(), other.get().fen());
      if (own > MOST || (ratio >= 0 && share(other.get().fen(), ratio) != leg.fen())) {
        return -1;
      }
      ratio = ratio < 0 ? own : ratio;
      if (share(other.get().fen(), ratio) != leg.fen()) {
        return -1;
      }
    }
    return legs.size() == base.size() ? ratio : -1;
  }

  /** The nearest ratio in ten-thousandths. */
  static long ratio(long part, long whole) {
    return (part * WHOLE + whole / 2) / whole;
  }

  /** As a tariff computes it: rounded half up to a fen. */
  static long share(long fen, long basisPoints) {
    return (fen * basisPoints + WHOLE / 2) / WHOLE;
  }
}
