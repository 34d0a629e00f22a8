package org.onecard.fares.tariff;

import java.util.List;
import java.util.Set;
import org.onecard.kernel.place.PlaceCode;

/**
 * Which rides of which riders a rule is for. An empty set or list leaves that side open; all sides
 * must hold together. Times are those of the boarding tap.
 *
 * @param period the service days on which the rule holds
 * @param classes rider classes
 * @param services services by id
 * @param residences where the rider lives, registered or by permit: a county, zone, prefecture or
 *     whole province ({@code 500000}), never by issuer
 * @param boardings zones or stations at which the rider boards
 * @param windows times of day
 */
public record Condition(
    Period period,
    Set<String> classes,
    Set<String> services,
    Set<PlaceCode> residences,
    Set<String> boardings,
    List<TimeWindow> windows) {
  /** Every ride. */
  public static final Condition ANY =
      new Condition(Period.ALWAYS, Set.of(), Set.of(), Set.of(), Set.of(), List.of());

  /** Keeps copies. */
  public Condition {
    classes = Set.copyOf(classes);
    services = Set.copyOf(services);
    residences = Set.copyOf(residences);
    boardings = Set.copyOf(boardings);
    windows = List.copyOf(windows);
  }
}
