package org.onecard.fares.journey;

import org.jspecify.annotations.Nullable;

/**
 * Taps joined into one ride.
 *
 * @param boarding the tap at which it began; null for an exit without entry
 * @param leaving the tap at which it ended; null where nobody taps out or the exit is missing
 */
public record Ride(Kind kind, @Nullable Tap boarding, @Nullable Tap leaving) {

  /** Refuses a ride without a tap. */
  public Ride {
    if (boarding == null && leaving == null) {
      throw new IllegalStateException("a ride without a tap");
    }
  }

  /** How complete it is. */
  public enum Kind {
    /** Boarded where nobody taps out. */
    SINGLE,
    /** An entry and its exit. */
    COMPLETE,
    /** Complete, though the exit's clock lies before the entry's. */
    CLOCK_SKEWED,
    /** In and out at the same station. */
    SAME_STATION,
    /** An entry whose exit is missing. */
    ENTRY_ONLY,
    /** An exit whose entry is missing. */
    EXIT_ONLY,
    /** A second entry at once at the same station: no ride of its own. */
    PASS_BACK
  }

  /** The tap the ride is charged under: the leaving tap, else the boarding tap. */
  public Tap chargedTap() {
    Tap last = leaving != null ? leaving : boarding;
    if (last == null) {
      throw new IllegalStateException("a ride without a tap");
    }
    return last;
  }

  /** The tap whose time decides day, time of day and transfer: the boarding tap, else the other. */
  public Tap firstTap() {
    return boarding != null ? boarding : chargedTap();
  }
}
