package org.onecard.fares.synthetic;

/**
 * A true ride with what arrived of it and what it should cost.
 *
 * @param entryAt the time its boarding tap says, in seconds of the UTC epoch, by the device's
 *     clock; {@link #NO_TAP} if that tap never arrives
 * @param exitAt the time its leaving tap says; {@link #NO_TAP} if there is none
 * @param grossFen the fare before reductions, in fen
 * @param fareFen what the rider owes, in fen
 */
public record TrueJourney(TrueRide ride, long entryAt, long exitAt, long grossFen, long fareFen) {
  /** Where a tap is missing. */
  public static final long NO_TAP = Long.MIN_VALUE;
}
