package org.onecard.fares.charge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;

/** What is known of a rider at one time, and which rules are meant for such a rider. Immutable. */
public final class Rider {
  /** No medium is known to be the active one, so that all are taken to be. */
  public static final int ANY_MEDIUM = -1;

  private final int riderClass;
  private final @Nullable PlaceCode residence;
  private final int activeMedium;

  /** By the number of the condition; follows from class and residence. */
  private final long[] fits;

  Rider(int riderClass, @Nullable PlaceCode residence, int activeMedium, long[] fits) {
    this.riderClass = riderClass;
    this.residence = residence;
    this.activeMedium = activeMedium;
    this.fits = fits;
  }

  /** The class's place in the tariff's list. */
  public int riderClass() {
    return riderClass;
  }

  /** Where the rider lives; null if not known. */
  public @Nullable PlaceCode residence() {
    return residence;
  }

  /** The active medium, or {@link #ANY_MEDIUM}. */
  public int activeMedium() {
    return activeMedium;
  }

  boolean fits(int condition) {
    return (fits[condition >> 6] & (1L << condition)) != 0;
  }

  boolean mayUse(int medium) {
    return activeMedium == ANY_MEDIUM || activeMedium == medium;
  }

  Rider withActive(int medium) {
    return medium == activeMedium ? this : new Rider(riderClass, residence, medium, fits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Rider rider
            && riderClass == rider.riderClass
            && activeMedium == rider.activeMedium
            && Objects.equals(residence, rider.residence));
  }

  @Override
  public int hashCode() {
    return Objects.hash(riderClass, residence, activeMedium);
  }

  @Override
  public String toString() {
    return "class " + riderClass + " of " + residence + ", active medium " + activeMedium;
  }
}
