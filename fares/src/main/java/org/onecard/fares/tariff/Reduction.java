package org.onecard.fares.tariff;

import java.util.List;

/**
 * A discount or subsidy: of a list of them the first whose condition holds is applied.
 *
 * @param id unique in the tariff
 */
public record Reduction(
    String id, Text title, Condition when, Effect effect, List<Bearer> borneBy) {
  /** Keeps copies. */
  public Reduction {
    borneBy = List.copyOf(borneBy);
  }
}
