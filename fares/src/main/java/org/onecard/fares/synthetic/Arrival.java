package org.onecard.fares.synthetic;

/**
 * When a tap arrives and which one it is, in one long that sorts by arrival: a day of a million
 * riders is sorted in some tens of megabytes, and the tap itself is made again when its turn comes.
 */
final class Arrival {
  static final int RIDER_BITS = 24;
  private static final int LAG_BITS = 3;
  private static final int TAP_BITS = 7;

  private Arrival() {}

  /**
   * Packs an arrival.
   *
   * @param second since the province's first midnight, below 2^29
   * @param rider the rider's number
   * @param lagDays how many days before the day of arrival the ride was planned, 0 to 7
   * @param tap the tap's place in the rider's day
   */
  static long pack(long second, int rider, int lagDays, int tap) {
    return (((second << RIDER_BITS | rider) << LAG_BITS | lagDays) << TAP_BITS) | tap;
  }

  static long second(long packed) {
    return packed >>> (RIDER_BITS + LAG_BITS + TAP_BITS);
  }

  static int rider(long packed) {
    return (int) (packed >>> (LAG_BITS + TAP_BITS)) & ((1 << RIDER_BITS) - 1);
  }

  static int lagDays(long packed) {
    return (int) (packed >>> TAP_BITS) & ((1 << LAG_BITS) - 1);
  }

  static int tap(long packed) {
    return (int) packed & ((1 << TAP_BITS) - 1);
  }
}
