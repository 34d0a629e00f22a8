package org.onecard.fares.charge;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.tariff.Condition;
import org.onecard.fares.tariff.FareRule;
import org.onecard.fares.tariff.FareShape;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TimeWindow;

/** One rule's condition with everything that can be known beforehand looked up. */
final class When {
  private final int number;
  private final int fromDay;
  private final int untilDay;
  private final BitSet services = new BitSet();

  /** By service, the stations at which it holds; null if they do not matter. */
  private final BitSet @Nullable [] boardings;

  private final List<TimeWindow> windows;
  private final Days days;

  /**
   * Looks up a condition.
   *
   * @param number the condition's place among all of the tariff: what riders' bits are numbered by
   */
  When(int number, Condition condition, Tariff tariff, Stations[] stations, Days days) {
    this.number = number;
    this.days = days;
    fromDay = day(condition.period().from());
    untilDay = day(condition.period().until());
    windows = condition.windows();
    for (int service = 0; service < stations.length; service++) {
      String id = tariff.services().get(service).id();
      services.set(service, condition.services().isEmpty() || condition.services().contains(id));
    }
    boardings = condition.boardings().isEmpty() ? null : new BitSet[stations.length];
    for (int service = 0; boardings != null && service < stations.length; service++) {
      boardings[service] = boardings(condition.boardings(), tariff, service, stations[service]);
    }
  }

  private static BitSet boardings(
      Set<String> named, Tariff tariff, int service, Stations stations) {
    List<FareShape.Zones> zones =
        tariff.fares().stream()
            .filter(rule -> rule.services().contains(tariff.services().get(service).id()))
            .map(FareRule::shape)
            .filter(FareShape.Zones.class::isInstance)
            .map(FareShape.Zones.class::cast)
            .toList();
    BitSet set = new BitSet();
    IntStream.range(0, stations.count())
        .filter(
            station ->
                named.contains(stations.id(station))
                    || zones.stream()
                        .map(zone -> zone.zoneOf().get(stations.id(station)))
                        .anyMatch(zone -> zone != null && named.contains(zone)))
        .forEach(set::set);
    return set;
  }

  /** Whether it holds for a ride of the service at all. */
  boolean concerns(int service) {
    return services.get(service);
  }

  /** Whether it holds, given that it concerns the service. */
  boolean holds(Rider rider, int serviceDay, int service, int station, long atSecond) {
    return rider.fits(number)
        && serviceDay >= fromDay
        && serviceDay < untilDay
        && (boardings == null || (station >= 0 && boardings[service].get(station)))
        && (windows.isEmpty() || inWindow(atSecond));
  }

  private boolean inWindow(long atSecond) {
    for (int i = 0; i < windows.size(); i++) {
      if (days.in(windows.get(i), atSecond)) {
        return true;
      }
    }
    return false;
  }

  /** A date in days of the epoch, an open end as far away as the number goes. */
  static int day(LocalDate date) {
    return Math.clamp(date.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
