package org.onecard.fares.charge;

import java.util.Arrays;
import org.onecard.fares.tariff.JourneyRules;

/**
 * The counters of one account while one event is folded in: the state's own arrays until something
 * changes, then copies.
 */
final class Tally {
  private static final int SERVICE_BITS = 16;
  private static final int STATION_BITS = 24;
  private static final int SERVICE_SHIFT = 2 * STATION_BITS;
  private static final long STATION_MASK = (1L << STATION_BITS) - 1;

  /** No station is usual. */
  static final int NO_HABIT = -1;

  private long[] counters;
  private long[] habits;
  private boolean copied;
  private boolean remembered;

  Tally(long[] counters, long[] habits) {
    this.counters = counters;
    this.habits = habits;
  }

  long[] counters() {
    return counters;
  }

  long[] habits() {
    return habits;
  }

  boolean hasChanged() {
    return copied || remembered;
  }

  long at(int place) {
    return counters[place];
  }

  void put(int place, long value) {
    if (counters[place] == value) {
      return;
    }
    if (!copied) {
      counters = counters.clone();
      copied = true;
    }
    counters[place] = value;
  }

  /**
   * What was counted in a period: this one, the one before, or nothing.
   *
   * @param first where the counter begins
   * @param shift {@link Layout#GRANTED} for a quota's grants, else 0
   */
  long counted(int first, int shift, int period) {
    long known = counters[first + Layout.PERIOD];
    if (period == known) {
      return counters[first + Layout.CURRENT + shift];
    }
    return period == known - 1 ? counters[first + Layout.BEFORE + shift] : 0;
  }

  /**
   * Counts in a period. What is older than the period before is counted nowhere: the longest ride
   * is a day at most, so that no ride is.
   *
   * @param pairs how many counters share the period: 1, or 2 for a quota with its grants
   */
  void count(int first, int pairs, int shift, int period, long more) {
    long known = counters[first + Layout.PERIOD];
    if (period > known) {
      for (int i = 0; i < 2 * pairs; i += 2) {
        long current = counters[first + Layout.CURRENT + i];
        put(first + Layout.BEFORE + i, period == known + 1 ? current : 0);
        put(first + Layout.CURRENT + i, 0);
      }
      put(first + Layout.PERIOD, period);
      known = period;
    }
    int place =
        period == known
            ? first + Layout.CURRENT + shift
            : period == known - 1 ? first + Layout.BEFORE + shift : Layout.ABSENT;
    if (place != Layout.ABSENT) {
      put(place, counters[place] + more);
    }
  }

  /** Remembers a completed ride, and forgets the oldest beyond the memory. */
  void remember(int service, int from, int to) {
    long ride = ((long) service << SERVICE_SHIFT) | ((long) from << STATION_BITS) | to;
    int kept = Math.min(habits.length, JourneyRules.HABIT_MEMORY - 1);
    long[] longer = Arrays.copyOfRange(habits, habits.length - kept, habits.length + 1);
    longer[kept] = ride;
    habits = longer;
    remembered = true;
  }

  /**
   * Where rides from or to this station usually have their other end: the station of most rides, at
   * least so many, the latest of those with as many; {@link #NO_HABIT} if there is none.
   */
  int usual(int service, int station, int atLeast) {
    int best = NO_HABIT;
    int most = 0;
    for (int i = habits.length - 1; i >= 0; i--) {
      int other = otherEnd(habits[i], service, station);
      if (other != NO_HABIT && other != best) {
        int rides = 0;
        for (int j = 0; j <= i; j++) {
          rides += otherEnd(habits[j], service, station) == other ? 1 : 0;
        }
        // The latest is met first, so that a tie leaves it; an older one counts only all of its
        // own.
        if (rides > most) {
          best = other;
          most = rides;
        }
      }
    }
    return most >= atLeast ? best : NO_HABIT;
  }

  private static int otherEnd(long ride, int service, int station) {
    if (ride >>> SERVICE_SHIFT != service) {
      return NO_HABIT;
    }
    int from = (int) ((ride >>> STATION_BITS) & STATION_MASK);
    int to = (int) (ride & STATION_MASK);
    return from == station ? to : to == station ? from : NO_HABIT;
  }

  static boolean fits(int services, int stations) {
    return services < 1 << (SERVICE_BITS - 1) && stations <= STATION_MASK;
  }
}
