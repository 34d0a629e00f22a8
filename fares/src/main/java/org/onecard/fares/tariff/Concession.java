package org.onecard.fares.tariff;

import java.util.List;
import java.util.Optional;

/**
 * A right of a class of riders, as long as its quota lasts. The quota is the person's: all media of
 * an account share it.
 *
 * @param id unique in the tariff
 * @param quota how many rides; empty for no limit
 * @param activeMediumOnly whether only the medium active at the time brings the concession
 */
public record Concession(
    String id,
    Text title,
    Condition when,
    Effect effect,
    Optional<Quota> quota,
    boolean activeMediumOnly,
    List<Bearer> borneBy) {
  /** Keeps copies. */
  public Concession {
    borneBy = List.copyOf(borneBy);
  }

  /**
   * How many rides a person has.
   *
   * @param rides rides in each period
   * @param topUpRides rides that one top-up adds to the period it is granted in; 0 for none
   */
  public record Quota(QuotaPeriod period, int rides, int topUpRides) {}

  /** When a quota begins anew. */
  public enum QuotaPeriod {
    DAY,
    MONTH,
    YEAR
  }
}
