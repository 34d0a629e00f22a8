package org.onecard.fares.journey;

import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;

/**
 * Something that happened to an account. Events are folded by time, whatever order they come in.
 */
public sealed interface AccountEvent
    permits Tap, AccountEvent.Profile, AccountEvent.TopUp, AccountEvent.Activation {

  /** When, in seconds of the UTC epoch. */
  long atSecond();

  /**
   * From now on the rider is of this class and lives there.
   *
   * @param riderClass the class's place in the tariff's list
   * @param residence where the rider lives; null if not known
   */
  record Profile(long atSecond, int riderClass, @Nullable PlaceCode residence)
      implements AccountEvent {}

  /**
   * More rides were granted on application.
   *
   * @param concession the concession's place in the tariff's list
   * @param number the grant's number, so that one that arrives twice counts once
   */
  record TopUp(long atSecond, int concession, int number) implements AccountEvent {}

  /** From now on this medium is the active one. */
  record Activation(long atSecond, int medium) implements AccountEvent {}
}
