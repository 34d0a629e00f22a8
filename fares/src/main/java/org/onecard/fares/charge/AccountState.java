package org.onecard.fares.charge;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.journey.Standing;

/**
 * All that an account's past means for its next ride: who rides, what stands open, the chain of
 * transfers, what was used of quotas and paid towards caps, and habits. Immutable; two are equal if
 * every future ride costs the same after either. It belongs to the {@link Charging} that made it.
 */
public final class AccountState {
  private final Rider rider;
  private final Standing standing;
  private final @Nullable Rider openRider;
  private final @Nullable Rider heldRider;
  private final long[] counters;
  private final long[] habits;

  AccountState(
      Rider rider,
      Standing standing,
      @Nullable Rider openRider,
      @Nullable Rider heldRider,
      long[] counters,
      long[] habits) {
    this.rider = rider;
    this.standing = standing;
    this.openRider = openRider;
    this.heldRider = heldRider;
    this.counters = counters;
    this.habits = habits;
  }

  /** Who rides, as known now. */
  public Rider rider() {
    return rider;
  }

  /** The taps that wait for others. */
  public Standing standing() {
    return standing;
  }

  @Nullable Rider openRider() {
    return openRider;
  }

  @Nullable Rider heldRider() {
    return heldRider;
  }

  long[] counters() {
    return counters;
  }

  long[] habits() {
    return habits;
  }

  AccountState with(Rider changed) {
    return changed.equals(rider)
        ? this
        : new AccountState(changed, standing, openRider, heldRider, counters, habits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof AccountState state
            && rider.equals(state.rider)
            && standing.equals(state.standing)
            && Objects.equals(openRider, state.openRider)
            && Objects.equals(heldRider, state.heldRider)
            && Arrays.equals(counters, state.counters)
            && Arrays.equals(habits, state.habits));
  }

  @Override
  public int hashCode() {
    return Objects.hash(rider, standing, Arrays.hashCode(counters), Arrays.hashCode(habits));
  }

  @Override
  public String toString() {
    return rider
        + ", "
        + standing
        + ", counters "
        + Arrays.toString(counters)
        + ", habits "
        + Arrays.toString(habits);
  }
}
