package org.onecard.cli.fares.clear;

import java.util.Map;
import java.util.TreeMap;

/**
 * Finds from the times of all taps which are later than they can be. A file is cleared after its
 * taps were made, so that only a few taps long after all others are from clocks that are ahead: few
 * is one in a hundred, and long after is as many seconds without any tap as the form of the file
 * asks for; or it is one alone, half a day after all others.
 */
final class Clocks {
  private static final long HOUR = 3_600;

  private static final long FEW = 100;

  private static final long ALONE_QUIET_AT_MOST = 30 * HOUR;
  private static final long ALONE_AMONG = 8;
  private static final long DAY = 24 * HOUR;

  private static final long ALONE_QUIET_SECONDS = 12 * HOUR;
  private final long quietSeconds;
  private final TreeMap<Long, Hour> hours = new TreeMap<>();

  private record Hour(long taps, long first, long last) {
    Hour and(Hour other) {
      return new Hour(taps + other.taps, Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  /** Clocks of taps among which a silence as long as this is not a night without service. */
  Clocks(long quietSeconds) {
    this.quietSeconds = quietSeconds;
  }

  void add(long second) {
    hours.merge(second / HOUR, new Hour(1, second, second), Hour::and);
  }

  /** The latest second at which a tap can have been made. */
  long latest() {
    if (hours.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long all = hours.values().stream().mapToLong(Hour::taps).sum();
    long latest = Long.MAX_VALUE;
    long after = 0;
    for (Map.Entry<Long, Hour> hour : hours.descendingMap().entrySet()) {
      Map.Entry<Long, Hour> before = hours.lowerEntry(hour.getKey());
      after += hour.getValue().taps();
      if (before == null || (after * FEW > all && after > 1)) {
        break;
      }
      long quiet = hour.getValue().first() - before.getValue().last();
      boolean few = after * FEW <= all && quiet >= quietSeconds;
      if (few || (after == 1 && isAlone(all, quiet, before.getValue().last()))) {
        latest = before.getValue().last();
      }
    }
    return latest;
  }

  private boolean isAlone(long all, long quiet, long lastOfOthers) {
    return all >= ALONE_AMONG
        && quiet >= ALONE_QUIET_SECONDS
        && quiet <= ALONE_QUIET_AT_MOST
        && lastOfOthers - hours.firstEntry().getValue().first() < DAY;
  }
}
