package org.onecard.fares.tariff;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** Finds days and lengths without a fare or with two. */
final class FareCheck {
  private final Tariff tariff;
  private final Known known;
  private final Origins origins;
  private final Faults faults;

  FareCheck(Tariff tariff, Known known, Origins origins, Faults faults) {
    this.tariff = tariff;
    this.known = known;
    this.origins = origins;
    this.faults = faults;
  }

  void run() {
    tariff.services().forEach(this::dates);
    tariff.fares().forEach(this::shape);
    Rules.effects(tariff)
        .forEach(
            (rule, effect) -> {
              switch (effect) {
                case Effect.Marginal(List<Effect.Band> bands) ->
                    slices(rule, "effect", bands, "band", Quantity.Kind.MONEY::shown);
                case Effect.Difference() when !(rule instanceof TransferRule) ->
                    fault(
                        rule, "effect", "difference is for transfers alone; write another effect");
                default -> {}
              }
            });
  }

  private void dates(Service service) {
    List<FareRule> fares =
        tariff.fares().stream()
            .filter(fare -> fare.services().contains(service.id()))
            .sorted(Comparator.comparing(fare -> fare.period().from()))
            .toList();
    boolean whole = known.whole("fares", tariff.fares().size());
    if (fares.isEmpty() && whole) {
      fault(service, "id", service.id() + " has no fare; add one under fares");
    }
    LocalDate covered = LocalDate.MAX;
    String before = "";
    for (FareRule fare : fares) {
      LocalDate from = fare.period().from();
      if (!before.isEmpty() && from.isBefore(covered)) {
        fault(
            fare,
            fare.period().from().equals(LocalDate.MIN) ? "id" : "from",
            "overlap: %s has two fares, %s and %s, from %s; let the earlier end before"
                .formatted(service.id(), before, fare.id(), shown(from)));
      } else if (!before.isEmpty() && from.isAfter(covered) && whole) {
        fault(
            fare,
            "from",
            "gap: %s has no fare from %s until %s; move one of the dates"
                .formatted(service.id(), covered, from));
      }
      covered = fare.period().until();
      before = fare.id();
    }
  }

  private static String shown(LocalDate day) {
    return day.equals(LocalDate.MIN) ? "the beginning" : day.toString();
  }

  private void shape(FareRule fare) {
    switch (fare.shape()) {
      case FareShape.Flat _, FareShape.Given _ -> {}
      case FareShape.Distance(List<FareShape.Step> steps) -> {
        slices(fare, "distance", steps, "step", Quantity.Kind.LENGTH::shown);
        for (Service service : services(fare)) {
          if (service.network().isEmpty()) {
            fault(fare, "distance", service.id() + " has no network to measure on; name one there");
          }
        }
        lastStep(steps);
      }
      case FareShape.Zones zones -> zones(fare, zones);
    }
    if (fare.shape() instanceof FareShape.Distance || fare.shape() instanceof FareShape.Zones) {
      for (Service service : services(fare)) {
        if (!service.tapsOut()) {
          fault(
              fare,
              fare.shape() instanceof FareShape.Zones ? "zones" : "distance",
              "nobody taps out of "
                  + service.id()
                  + ", so the way is not known; write flat or "
                  + "given, or taps_out: true there");
        }
      }
    }
  }

  private List<Service> services(FareRule fare) {
    return tariff.services().stream()
        .filter(service -> fare.services().contains(service.id()))
        .toList();
  }

  /** A step without end that adds once whatever its length may be meant, but seldom is. */
  private void lastStep(List<FareShape.Step> steps) {
    for (FareShape.Step step : steps) {
      Origins.Span span = origins.span(step);
      if (origins.has(step, "every")
          && step.uptoMetres() != Integer.MAX_VALUE
          && step.everyMetres() > step.uptoMetres() - span.from()) {
        fault(step, "every", "is longer than the step; leave it out: the step then costs once");
      }
    }
  }

  /** Slices follow one another from nothing to no end. */
  private <T> void slices(
      Object rule, String key, List<T> slices, String what, LongFunction<String> shown) {
    long reached = 0;
    boolean open = false;
    for (T slice : slices) {
      Origins.Span span = origins.span(slice);
      if (open || span.from() < reached) {
        String where = open ? "a " + what + " without end stands before" : shown.apply(span.from());
        fault(slice, "from", "overlap: " + where + "; begin each " + what + " where one ends");
      } else if (span.from() > reached) {
        fault(
            slice,
            "from",
            "gap: nothing from %s to %s; begin each %s where the one before ends"
                .formatted(shown.apply(reached), shown.apply(span.from()), what));
      }
      if (span.upto() <= span.from()) {
        fault(slice, "upto", "ends before it begins; write more than from");
      }
      reached = Math.max(reached, span.upto());
      open = !origins.has(slice, "upto");
    }
    if (!slices.isEmpty() && !open) {
      fault(
          slices.getLast(),
          "upto",
          "gap: nothing beyond " + shown.apply(reached) + "; leave upto out of the last " + what);
    } else if (slices.isEmpty()) {
      fault(rule, key, "has no " + what + "; write at least one");
    }
  }

  private void zones(FareRule fare, FareShape.Zones shape) {
    Set<String> zones = new TreeSet<>(shape.zoneOf().values());
    Set<String> priced = new HashSet<>();
    for (FareShape.ZonePrice price : shape.prices()) {
      for (String zone : List.of(price.from(), price.to())) {
        if (!zones.contains(zone)) {
          String key = zone.equals(price.from()) ? "from" : "to";
          fault(price, key, "unknown zone \"" + zone + "\"; known are " + String.join(", ", zones));
        }
      }
      if (!priced.add(pair(price.from(), price.to()))) {
        fault(
            price,
            "from",
            "overlap: the pair %s and %s has a price already, for both directions; keep one"
                .formatted(price.from(), price.to()));
      }
    }
    for (String from : zones) {
      for (String to : new TreeSet<>(zones).tailSet(from)) {
        if (!priced.contains(pair(from, to))) {
          fault(shape, "prices", "gap: no price between " + from + " and " + to + "; add one");
        }
      }
    }
    for (Service service : services(fare)) {
      if (service.network().filter(Known::isNetwork).isPresent()) {
        Set<String> stations = Known.networkStations(service.network().get());
        shape.zoneOf().keySet().stream()
            .sorted()
            .filter(station -> !stations.contains(station))
            .forEach(
                station ->
                    fault(
                        shape,
                        "members",
                        "unknown station %s of network %s; write a station's id"
                            .formatted(station, service.network().get())));
      }
    }
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) <= 0 ? one + " " + other : other + " " + one;
  }

  private void fault(Object part, String key, String message) {
    faults.add(origins.spot(part, key), message);
  }
}
