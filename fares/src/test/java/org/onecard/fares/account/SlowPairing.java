package org.onecard.fares.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.tariff.JourneyRules;

/**
 * Rides by looking ahead: for every entry the whole list is searched for what ends it. Written
 * apart from the engine's machine, which looks at each tap once.
 */
final class SlowPairing {
  /**
   * A ride and when it is known.
   *
   * @param at the place of the event that decides it
   * @param byTap whether the event itself decides it, rather than the time that has passed
   * @param first the place of its first tap
   */
  record Known(int at, boolean byTap, int first, Ride ride) {}

  private final List<AccountEvent> events;
  private final JourneyRules rules;
  private final long closedAt;
  private final Set<Integer> passBacks = new HashSet<>();
  private final Set<Integer> settled = new HashSet<>();
  private final List<Known> known = new ArrayList<>();

  SlowPairing(List<AccountEvent> events, JourneyRules rules, long closedAt) {
    this.events = events;
    this.rules = rules;
    this.closedAt = closedAt;
  }

  /** In the order in which they are priced. */
  List<Known> rides() {
    for (int i = 0; i < events.size(); i++) {
      Tap tap = tap(i);
      if (tap != null && tap.kind() == Tap.Kind.BOARD) {
        known.add(new Known(i, true, i, new Ride(Ride.Kind.SINGLE, tap, null)));
      } else if (tap != null && tap.kind() == Tap.Kind.ENTRY && !passBacks.contains(i)) {
        follow(i, tap);
      }
    }
    for (int i = 0; i < events.size(); i++) {
      Tap tap = tap(i);
      if (tap != null && tap.kind() == Tap.Kind.EXIT && !settled.contains(i)) {
        leaveAlone(i, tap);
      }
    }
    known.sort(
        Comparator.comparingInt(Known::at)
            .thenComparing(Known::byTap)
            .thenComparingInt(Known::first));
    return known;
  }

  /** What becomes of one entry. */
  private void follow(int entryAt, Tap entry) {
    int earlyAt = earlyExit(entryAt, entry);
    Tap early = earlyAt < 0 ? null : tap(earlyAt);
    for (int j = entryAt + 1; j < events.size(); j++) {
      if (seconds(entry, events.get(j)) > rules.maximumMinutes() * 60L) {
        unclosed(j, false, entryAt, entry, earlyAt, early);
        return;
      }
      Tap tap = tap(j);
      if (tap == null || tap.kind() == Tap.Kind.BOARD) {
        continue;
      }
      if (tap.kind() == Tap.Kind.ENTRY) {
        if (isPassBack(entry, tap)) {
          passBacks.add(j);
          known.add(new Known(j, true, j, new Ride(Ride.Kind.PASS_BACK, tap, null)));
          continue;
        }
        unclosed(j, true, entryAt, entry, earlyAt, early);
        return;
      }
      if (tap.service() == entry.service()) {
        if (early != null) {
          known.add(new Known(j, true, earlyAt, new Ride(Ride.Kind.EXIT_ONLY, null, early)));
          settled.add(earlyAt);
        }
        boolean same = tap.station() == entry.station() && tap.station() != Tap.NO_STATION;
        Ride.Kind kind = same ? Ride.Kind.SAME_STATION : Ride.Kind.COMPLETE;
        known.add(new Known(j, true, entryAt, new Ride(kind, entry, tap)));
        settled.add(j);
        return;
      }
      if (early != null) {
        unclosed(j, true, entryAt, entry, earlyAt, early);
        return;
      }
    }
    if (closedAt > entry.atSecond() + rules.maximumMinutes() * 60L) {
      unclosed(events.size(), false, entryAt, entry, earlyAt, early);
    } else if (early != null) {
      settled.add(earlyAt);
    }
  }

  private void unclosed(
      int at, boolean byTap, int entryAt, Tap entry, int earlyAt, @Nullable Tap early) {
    if (early == null) {
      known.add(new Known(at, byTap, entryAt, new Ride(Ride.Kind.ENTRY_ONLY, entry, null)));
    } else {
      known.add(new Known(at, byTap, earlyAt, new Ride(Ride.Kind.CLOCK_SKEWED, entry, early)));
      settled.add(earlyAt);
    }
  }

  /** The exit just before, that may be this entry's own by a slow clock; -1 if there is none. */
  private int earlyExit(int entryAt, Tap entry) {
    int j = entryAt - 1;
    while (j >= 0 && (tap(j) == null || isBoard(j) || passBacks.contains(j))) {
      j--;
    }
    Tap before = j < 0 ? null : tap(j);
    boolean fits =
        before != null
            && before.kind() == Tap.Kind.EXIT
            && !settled.contains(j)
            && rules.clockToleranceSeconds() > 0
            && before.service() == entry.service()
            && before.station() != entry.station()
            && before.station() != Tap.NO_STATION
            && entry.station() != Tap.NO_STATION
            && seconds(before, entry) <= rules.clockToleranceSeconds();
    return fits ? j : -1;
  }

  /** An exit that no entry asked for. */
  private void leaveAlone(int exitAt, Tap exit) {
    Ride ride = new Ride(Ride.Kind.EXIT_ONLY, null, exit);
    if (rules.clockToleranceSeconds() == 0) {
      known.add(new Known(exitAt, true, exitAt, ride));
      return;
    }
    for (int j = exitAt + 1; j < events.size(); j++) {
      if (seconds(exit, events.get(j)) > rules.clockToleranceSeconds()) {
        known.add(new Known(j, false, exitAt, ride));
        return;
      }
      if (tap(j) != null && !isBoard(j) && !passBacks.contains(j)) {
        known.add(new Known(j, true, exitAt, ride));
        return;
      }
    }
    if (closedAt > exit.atSecond() + rules.clockToleranceSeconds()) {
      known.add(new Known(events.size(), false, exitAt, ride));
    }
  }

  private boolean isPassBack(Tap entry, Tap again) {
    return rules.passBackMinutes() > 0
        && entry.service() == again.service()
        && entry.station() == again.station()
        && entry.station() != Tap.NO_STATION
        && seconds(entry, again) <= rules.passBackMinutes() * 60L;
  }

  private static long seconds(AccountEvent from, AccountEvent to) {
    return to.atSecond() - from.atSecond();
  }

  private @Nullable Tap tap(int place) {
    return events.get(place) instanceof Tap tap ? tap : null;
  }

  private boolean isBoard(int place) {
    return events.get(place) instanceof Tap tap && tap.kind() == Tap.Kind.BOARD;
  }
}
