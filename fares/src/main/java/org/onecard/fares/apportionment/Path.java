package org.onecard.fares.apportionment;

import java.util.List;

/**
 * One way through a network that visits no station twice.
 *
 * @param from the station where it begins
 * @param hops from station to station
 * @param seconds the time it takes as a rider feels it: running, stops and changes
 */
public record Path(int from, List<Hop> hops, int seconds) {
  /** Keeps copies. */
  public Path {
    hops = List.copyOf(hops);
  }

  /**
   * A ride to the next station.
   *
   * @param to that station's number
   * @param line the line's number
   * @param metres the way
   * @param seconds running and one stop
   */
  public record Hop(int to, int line, int metres, int seconds) {}

  /** Its length. */
  public int metres() {
    int sum = 0;
    for (Hop hop : hops) {
      sum += hop.metres();
    }
    return sum;
  }

  /** How often it changes lines. */
  public int transfers() {
    int changes = 0;
    for (int i = 1; i < hops.size(); i++) {
      if (hops.get(i).line() != hops.get(i - 1).line()) {
        changes++;
      }
    }
    return changes;
  }
}
