package org.onecard.fares.synthetic;

/**
 * A ride as it really was.
 *
 * @param rider the rider's number
 * @param day the day it was planned for, from 0; a ride may end after its midnight
 * @param number which of the rider's rides of that day, from 0
 * @param service the id of the service
 * @param from the station or stop by id; empty where the service does not know it
 * @param to the station or stop by id; empty where nobody taps out
 * @param boardedAt when it began, in seconds of the UTC epoch
 * @param leftAt when it ended
 * @param tapsOut whether the rider taps on leaving
 * @param loss which of its taps never arrives
 */
public record TrueRide(
    int rider,
    int day,
    int number,
    String service,
    String from,
    String to,
    long boardedAt,
    long leftAt,
    boolean tapsOut,
    Loss loss) {

  /** What is missing of a ride's taps. */
  public enum Loss {
    NOTHING,
    ENTRY,
    EXIT
  }
}
