package org.onecard.fares.charge;

import java.util.List;
import org.onecard.fares.journey.Ride;

/**
 * What a ride costs and why.
 *
 * @param grossFen before reductions, in fen
 * @param chargedFen what the account pays, in fen: gross less all that was taken off
 * @param basis how the gross fare was found
 * @param takenOff in the order of {@link org.onecard.fares.tariff.Tariff}
 */
public record Charge(
    Ride ride, long grossFen, long chargedFen, Basis basis, List<TakenOff> takenOff) {

  /** Refuses amounts that do not add up. */
  public Charge {
    long off = 0;
    for (TakenOff one : takenOff) {
      off += one.fen();
    }
    if (grossFen - off != chargedFen || chargedFen < 0) {
      throw new IllegalStateException(
          "charged " + chargedFen + " fen is not " + grossFen + " less " + off);
    }
  }

  /** How a gross fare was found. */
  public enum Basis {
    /** By the tariff, between the two known ends. */
    TARIFF,
    /** As the tap said. */
    GIVEN,
    /** The least of the service, for want of an end. */
    ASSUMED_MINIMUM,
    /** The most, for want of an end. */
    ASSUMED_MAXIMUM,
    /** To where the account usually goes. */
    ASSUMED_HABIT,
    /** Nothing is asked: a pass-back, a quick turn at one station, or an end that costs nothing. */
    NOTHING
  }

  /**
   * One reduction.
   *
   * @param stage which list of the tariff the rule stands in
   * @param rule the rule's place in that list
   * @param fen how much it took off, in fen, above 0
   */
  public record TakenOff(Stage stage, int rule, long fen) {}

  /** The lists of rules that take something off, in their order. */
  public enum Stage {
    DISCOUNT,
    SUBSIDY,
    TRANSFER,
    CONCESSION,
    CAP
  }
}
