package org.onecard.fares.account;

import org.jspecify.annotations.Nullable;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;

/**
 * What a late event changes of a charge already posted. It is added to it, never written over it:
 * all first charges and all corrections together are the charges of the final state.
 *
 * @param before the charge as it stood
 * @param after the charge as it is now; null if the ride is no more, its taps being part of another
 * @param becauseOf the event that came late
 */
public record Correction(Charge before, @Nullable Charge after, AccountEvent becauseOf) {

  /** The ride as it stood, by whose charged tap the charge was posted. */
  public Ride ride() {
    return before.ride();
  }

  /** What is to be paid more than was posted, in fen; below 0 for less. */
  public long differenceFen() {
    return (after == null ? 0 : after.chargedFen()) - before.chargedFen();
  }
}
