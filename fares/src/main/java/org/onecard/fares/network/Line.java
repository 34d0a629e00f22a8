package org.onecard.fares.network;

import java.util.List;

/**
 * A line of a network, run in both directions.
 *
 * @param number its place in the network, from 0
 * @param id unique in the network: {@code cq-1}; the unit that apportionment counts by
 * @param name its Chinese name
 * @param nameEn its English name
 * @param colour as {@code #RRGGBB}
 * @param metresPerHour how fast its trains run between stops
 * @param stations its stations' numbers in order; a loop line's last is its first
 * @param metres the way from each station to the next, one fewer than the stations
 */
public record Line(
    int number,
    String id,
    String name,
    String nameEn,
    String colour,
    int metresPerHour,
    List<Integer> stations,
    List<Integer> metres) {

  /** Keeps copies. */
  public Line {
    stations = List.copyOf(stations);
    metres = List.copyOf(metres);
    if (stations.size() != metres.size() + 1) {
      throw new IllegalArgumentException(
          id + " has " + stations.size() + " stations and " + metres.size() + " ways between");
    }
  }
}
