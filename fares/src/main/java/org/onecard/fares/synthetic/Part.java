package org.onecard.fares.synthetic;

/** What dice are for: each part of a province has its own, so that one part leaves others alone. */
final class Part {
  static final long TOWN = 1;
  static final long RIDER = 2;
  static final long DEVICE = 3;

  /** One for each day from here on. */
  static final long RIDES = 1_000;

  /** One for each day from here on. */
  static final long TAPS = 2_000;

  private Part() {}
}
