package org.onecard.fares.journey;

import org.jspecify.annotations.Nullable;

/**
 * What stands open between two taps of an account.
 *
 * @param open an entry that waits for its exit
 * @param held an exit without entry. If it came before {@code open}, the two may be one ride seen
 *     by two clocks
 */
public record Standing(@Nullable Tap open, @Nullable Tap held) {
  /** Nothing stands open. */
  public static final Standing NOTHING = new Standing(null, null);

  static Standing of(@Nullable Tap open, @Nullable Tap held) {
    return open == null && held == null ? NOTHING : new Standing(open, held);
  }
}
