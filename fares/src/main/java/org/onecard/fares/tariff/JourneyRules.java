package org.onecard.fares.tariff;

/**
 * How taps become rides, and what the imperfect ones cost.
 *
 * @param maximumMinutes the longest ride; an exit later than that is an exit without entry
 * @param clockToleranceSeconds how much two devices' clocks may differ: an exit that lies so little
 *     before its entry still closes it
 * @param passBackMinutes a second entry at the same station within this time, without an exit, is a
 *     pass-back and no new ride; 0 for no such rule
 * @param sameStationMinutes up to how long after entry an exit at the same station is free of
 *     charge; 0 for no such rule
 * @param sameStation what it costs beyond that time
 * @param entryOnly what an entry without an exit costs
 * @param exitOnly what an exit without an entry costs
 * @param habitRides how many rides between the same two stations, among the account's last {@link
 *     #HABIT_MEMORY}, make a habit
 */
public record JourneyRules(
    int maximumMinutes,
    int clockToleranceSeconds,
    int passBackMinutes,
    int sameStationMinutes,
    IncompleteFare sameStation,
    IncompleteFare entryOnly,
    IncompleteFare exitOnly,
    int habitRides) {
  /** How many completed rides are remembered to know a habit. */
  public static final int HABIT_MEMORY = 16;

  /** What a ride of which one end is not known costs, before reductions. */
  public enum IncompleteFare {
    /** Nothing. */
    NOTHING,
    /** What the tap says. */
    GIVEN,
    /** The least of the service. */
    MINIMUM,
    /** The most of the service from the known station, or of the service. */
    MAXIMUM,
    /** The fare to where the account usually goes from there, else the least. */
    HABIT_ELSE_MINIMUM,
    /** The fare to where the account usually goes from there, else the most. */
    HABIT_ELSE_MAXIMUM
  }
}
