package org.onecard.fares.tariff;

import java.util.List;

/**
 * A tariff as its file says it, checked. A ride is priced in this order: gross fare by the one
 * {@link FareRule} of its service and day, changed by time of day and kept between minimum and
 * maximum; the first discount that holds; the first subsidy that holds; the first transfer that
 * holds; the first concession that holds and has rides left, where anything is left to pay; every
 * cap that holds. Each takes off some of what is still to be paid, and names who bears it.
 *
 * @param name how commands name it: {@code chongqing-2025}
 * @param cutOverHour the hour at which service days change, 0 to 23
 */
public record Tariff(
    String name,
    Text title,
    int cutOverHour,
    Rounding rounding,
    List<Party> parties,
    List<RiderClass> classes,
    List<Service> services,
    List<FareRule> fares,
    List<Reduction> discounts,
    List<Reduction> subsidies,
    List<TransferRule> transfers,
    List<Concession> concessions,
    List<Cap> caps,
    JourneyRules journeys) {

  /** Keeps copies. */
  public Tariff {
    parties = List.copyOf(parties);
    classes = List.copyOf(classes);
    services = List.copyOf(services);
    fares = List.copyOf(fares);
    discounts = List.copyOf(discounts);
    subsidies = List.copyOf(subsidies);
    transfers = List.copyOf(transfers);
    concessions = List.copyOf(concessions);
    caps = List.copyOf(caps);
  }
}
