package org.onecard.fares.tariff;

/**
 * Who bears how much of a reduction.
 *
 * @param party a {@link Party} by id, or {@link #OPERATOR} for whoever runs the ride
 * @param parts its parts of the whole, at least 1; split by largest remainder
 */
public record Bearer(String party, int parts) {
  /** The operator of the ride that is reduced. */
  public static final String OPERATOR = "operator";
}
