package org.onecard.fares.tariff;

/**
 * A class of rider: {@code standard}, {@code full}, {@code half}, {@code free}, {@code senior}.
 *
 * @param id unique in the tariff
 */
public record RiderClass(String id, Text title) {
  /** The class of an account of which nothing is known. */
  public static final String STANDARD = "standard";
}
