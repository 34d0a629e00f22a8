package org.onecard.cli.fares.generate;

import java.util.EnumMap;
import java.util.Map;
import org.onecard.fares.synthetic.RiderKind;

/** What was made. */
final class Counts {
  private static final int HOURS = 24;

  private final Map<RiderKind, long[]> tapsByHour = new EnumMap<>(RiderKind.class);
  private final Map<RiderKind, long[]> riders = new EnumMap<>(RiderKind.class);
  long taps;
  long rides;
  long railRides;
  long incomplete;
  long fareFen;

  Counts() {
    for (RiderKind kind : RiderKind.values()) {
      tapsByHour.put(kind, new long[HOURS]);
      riders.put(kind, new long[1]);
    }
  }

  void rider(RiderKind kind) {
    riders(kind)[0]++;
  }

  void tap(RiderKind kind, int hour) {
    tapsByHour(kind)[hour]++;
    taps++;
  }

  long[] riders(RiderKind kind) {
    return of(riders, kind);
  }

  long[] tapsByHour(RiderKind kind) {
    return of(tapsByHour, kind);
  }

  String json() {
    return "{\"taps\":%d,\"rides\":%d,\"rail_rides\":%d,\"incomplete\":%d,\"true_fare_fen\":%d}"
        .formatted(taps, rides, railRides, incomplete, fareFen);
  }

  private static long[] of(Map<RiderKind, long[]> map, RiderKind kind) {
    long[] found = map.get(kind);
    if (found == null) {
      throw new IllegalStateException("nothing is counted for " + kind);
    }
    return found;
  }
}
