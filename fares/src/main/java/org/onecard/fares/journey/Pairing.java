package org.onecard.fares.journey;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.tariff.JourneyRules;

/**
 * Joins the taps of one account into rides, tap by tap, in canonical order. BOARD is a ride at once
 * and changes nothing else. "Over" is more than the longest ride after an entry, more than the
 * clocks' tolerance after an exit; it is looked at before every tap and at a close.
 *
 * <pre>
 *              ENTRY                     EXIT, same service
 *   .-------. ------> .------. ------------------------------> NOTHING  + COMPLETE | SAME_STATION
 *   |       |         | OPEN | ENTRY, same station, at once -> OPEN     + PASS_BACK
 *   |NOTHING|         |      | ENTRY, any other -------------> OPEN     + ENTRY_ONLY of the old one
 *   |       |         '------' over -------------------------> NOTHING  + ENTRY_ONLY
 *   |       |  EXIT
 *   |       | ------> .------. over, or another EXIT --------> NOTHING  + EXIT_ONLY
 *   '-------'         | HELD | ENTRY, not of one ride -------> OPEN     + EXIT_ONLY
 *                     '------' ENTRY at another station of the service, within tolerance
 *                                 |
 *                                 v
 *                             .-------. EXIT, same service --> NOTHING  + EXIT_ONLY + COMPLETE
 *                             | BOTH  | ENTRY, any other ----> OPEN     + CLOCK_SKEWED
 *                             |       | EXIT, other service -> HELD     + CLOCK_SKEWED
 *                             '-------' over ----------------> NOTHING  + CLOCK_SKEWED
 * </pre>
 *
 * An exit of another service than the open entry's is held beside it, and neither can join the
 * other. Of rides determined by one tap the one that began first is given out first.
 */
public final class Pairing {
  private static final int SECONDS = 60;

  private final long maximumSeconds;
  private final long toleranceSeconds;
  private final long passBackSeconds;

  /** Pairs by these rules. */
  public Pairing(JourneyRules rules) {
    maximumSeconds = (long) rules.maximumMinutes() * SECONDS;
    toleranceSeconds = rules.clockToleranceSeconds();
    passBackSeconds = (long) rules.passBackMinutes() * SECONDS;
  }

  /**
   * What stands open at this second, before anything happens in it: rides whose time is over are
   * given out, the earlier first.
   */
  public Standing advance(Standing standing, long atSecond, Consumer<Ride> rides) {
    Tap open = standing.open();
    Tap held = standing.held();
    if (open == null && held == null) {
      return standing;
    }
    boolean openOver = open != null && atSecond > open.atSecond() + maximumSeconds;
    if (open != null && held != null && skewed(held, open)) {
      if (!openOver) {
        return standing;
      }
      rides.accept(new Ride(Ride.Kind.CLOCK_SKEWED, open, held));
      return Standing.NOTHING;
    }
    boolean heldOver = held != null && atSecond > held.atSecond() + toleranceSeconds;
    if (!openOver && !heldOver) {
      return standing;
    }
    // Where both stand and are not of one ride, the entry came first.
    if (open != null && openOver) {
      rides.accept(new Ride(Ride.Kind.ENTRY_ONLY, open, null));
      open = null;
    }
    if (held != null && heldOver) {
      rides.accept(new Ride(Ride.Kind.EXIT_ONLY, null, held));
      held = null;
    }
    return Standing.of(open, held);
  }

  /** What stands open after this tap, to whose second {@link #advance} was done before. */
  public Standing next(Standing standing, Tap tap, Consumer<Ride> rides) {
    return switch (tap.kind()) {
      case BOARD -> {
        rides.accept(new Ride(Ride.Kind.SINGLE, tap, null));
        yield standing;
      }
      case ENTRY -> entry(standing, tap, rides);
      case EXIT -> exit(standing, tap, rides);
    };
  }

  private Standing entry(Standing standing, Tap entry, Consumer<Ride> rides) {
    Tap open = standing.open();
    Tap held = standing.held();
    if (open != null && passesBack(open, entry)) {
      rides.accept(new Ride(Ride.Kind.PASS_BACK, entry, null));
      return standing;
    }
    if (open != null && held != null && skewed(held, open)) {
      rides.accept(new Ride(Ride.Kind.CLOCK_SKEWED, open, held));
      held = null;
    } else if (open != null) {
      rides.accept(new Ride(Ride.Kind.ENTRY_ONLY, open, null));
    }
    if (held != null && !skewed(held, entry)) {
      rides.accept(new Ride(Ride.Kind.EXIT_ONLY, null, held));
      held = null;
    }
    return Standing.of(entry, held);
  }

  private Standing exit(Standing standing, Tap exit, Consumer<Ride> rides) {
    Tap open = standing.open();
    Tap held = standing.held();
    boolean both = open != null && held != null && skewed(held, open);
    if (open != null && open.service() == exit.service()) {
      if (both) {
        rides.accept(new Ride(Ride.Kind.EXIT_ONLY, null, held));
      }
      Ride.Kind kind = sameStation(open, exit) ? Ride.Kind.SAME_STATION : Ride.Kind.COMPLETE;
      rides.accept(new Ride(kind, open, exit));
      if (held != null && !both) {
        rides.accept(new Ride(Ride.Kind.EXIT_ONLY, null, held));
      }
      return Standing.NOTHING;
    }
    if (both) {
      rides.accept(new Ride(Ride.Kind.CLOCK_SKEWED, open, held));
      open = null;
    } else if (held != null) {
      rides.accept(new Ride(Ride.Kind.EXIT_ONLY, null, held));
    }
    if (toleranceSeconds == 0) {
      rides.accept(new Ride(Ride.Kind.EXIT_ONLY, null, exit));
      return Standing.of(open, null);
    }
    return Standing.of(open, exit);
  }

  private boolean passesBack(Tap open, Tap entry) {
    return passBackSeconds > 0
        && open.service() == entry.service()
        && sameStation(open, entry)
        && entry.atSecond() - open.atSecond() <= passBackSeconds;
  }

  /** Whether an exit that came before an entry may be its own, by a clock that is behind. */
  private boolean skewed(Tap held, @Nullable Tap entry) {
    return entry != null
        && entry.service() == held.service()
        && entry.station() != held.station()
        && entry.station() != Tap.NO_STATION
        && held.station() != Tap.NO_STATION
        && entry.atSecond() >= held.atSecond()
        && entry.atSecond() - held.atSecond() <= toleranceSeconds;
  }

  private static boolean sameStation(Tap one, Tap other) {
    return one.station() == other.station() && one.station() != Tap.NO_STATION;
  }
}
