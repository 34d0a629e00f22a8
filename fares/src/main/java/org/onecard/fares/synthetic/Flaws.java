package org.onecard.fares.synthetic;

/**
 * How imperfect the taps are, as probabilities.
 *
 * @param exitLost of a rail ride, that its exit is missing
 * @param entryLost of a rail ride, that its entry is missing
 * @param passBack of a rail entry, that it is tapped again at once
 * @param sameStation of a rail ride, that its rider turns and leaves where they entered
 * @param duplicated of a tap, that its row arrives twice
 * @param minutesLate of a tap, that it arrives up to some hours late
 * @param daysLate of a tap, that it arrives up to three days late
 * @param skewedDevices of a device, that its clock is wrong by 1 to 15 minutes
 */
public record Flaws(
    double exitLost,
    double entryLost,
    double passBack,
    double sameStation,
    double duplicated,
    double minutesLate,
    double daysLate,
    double skewedDevices) {
  /** 2.4 % incomplete, as London reports it; the other rates are assumptions. */
  public static final Flaws DEFAULT =
      new Flaws(0.015, 0.009, 0.002, 0.003, 0.005, 0.01, 0.001, 0.02);

  /** Perfect taps in the order in which they were made. */
  public static final Flaws NONE = new Flaws(0, 0, 0, 0, 0, 0, 0, 0);
}
