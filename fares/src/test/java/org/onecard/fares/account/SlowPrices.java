package org.onecard.fares.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.charge.Charge.Basis;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Network;
import org.onecard.fares.network.Station;
import org.onecard.fares.tariff.FareRule;
import org.onecard.fares.tariff.FareShape;
import org.onecard.fares.tariff.JourneyRules;
import org.onecard.fares.tariff.JourneyRules.IncompleteFare;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;

/** Gross fares for the second opinion: each found anew from what the tariff says. */
final class SlowPrices {
  /** An amount asked, and how it was found. */
  record Asked(long fen, Basis basis) {}

  private final Tariff tariff;
  private final Network network;
  private final JourneyRules journeys;

  SlowPrices(Tariff tariff, Network network) {
    this.tariff = tariff;
    this.network = network;
    journeys = tariff.journeys();
  }

  Asked gross(Ride ride, LocalDate day, List<Ride> before) {
    String service = tariff.services().get(ride.firstTap().service()).id();
    FareRule rule =
        tariff.fares().stream()
            .filter(f -> f.services().contains(service) && f.period().covers(day))
            .findFirst()
            .orElseThrow();
    Asked found = found(ride, rule, before);
    if (found.basis() == Basis.NOTHING) {
      return found;
    }
    long fen = found.fen();
    for (FareRule.TimeOfDay time : rule.timesOfDay()) {
      if (Oracle.in(time.window(), ride.firstTap().atSecond())) {
        fen = rounded(BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(time.basisPoints(), 4)));
        break;
      }
    }
    return new Asked(Math.min(rule.maximumFen(), Math.max(rule.minimumFen(), fen)), found.basis());
  }

  /** To the tariff's step, once. */
  long rounded(BigDecimal fen) {
    BigDecimal step = BigDecimal.valueOf(tariff.rounding().toFen());
    RoundingMode mode = tariff.rounding().mode();
    return fen.divide(step, 20, RoundingMode.UNNECESSARY)
        .setScale(0, mode)
        .multiply(step)
        .longValueExact();
  }

  /** A station's own name and its zones': what a condition may say. */
  List<String> names(Tap tap) {
    List<String> names = new ArrayList<>();
    String id = id(tap);
    if (id != null) {
      names.add(id);
      String service = tariff.services().get(tap.service()).id();
      for (FareRule rule : tariff.fares()) {
        if (rule.services().contains(service) && rule.shape() instanceof FareShape.Zones zones) {
          names.add(zones.zoneOf().getOrDefault(id, "no zone"));
        }
      }
    }
    return names;
  }

  private Asked found(Ride ride, FareRule rule, List<Ride> before) {
    Tap first = ride.firstTap();
    Tap last = ride.chargedTap();
    return switch (ride.kind()) {
      case PASS_BACK -> new Asked(0, Basis.NOTHING);
      case ENTRY_ONLY -> incomplete(journeys.entryOnly(), first, first, rule, before);
      case EXIT_ONLY -> incomplete(journeys.exitOnly(), last, last, rule, before);
      case SAME_STATION ->
          last.atSecond() - first.atSecond() <= journeys.sameStationMinutes() * 60L
                  && journeys.sameStationMinutes() > 0
              ? new Asked(0, Basis.NOTHING)
              : incomplete(journeys.sameStation(), first, last, rule, before);
      case SINGLE, COMPLETE, CLOCK_SKEWED -> whole(ride, rule, before);
    };
  }

  private Asked whole(Ride ride, FareRule rule, List<Ride> before) {
    Tap first = ride.firstTap();
    Tap last = ride.chargedTap();
    if (rule.shape() instanceof FareShape.Given) {
      return given(first, last, rule);
    }
    Long price = price(rule, id(first), id(last));
    if (price != null) {
      return new Asked(price, Basis.TARIFF);
    }
    if (ride.kind() != Ride.Kind.SINGLE && last.station() == Tap.NO_STATION) {
      return incomplete(journeys.entryOnly(), first, last, rule, before);
    }
    if (ride.kind() != Ride.Kind.SINGLE && first.station() == Tap.NO_STATION) {
      return incomplete(journeys.exitOnly(), last, last, rule, before);
    }
    return new Asked(most(rule, first), Basis.ASSUMED_MAXIMUM);
  }

  private Asked incomplete(
      IncompleteFare fare, Tap known, Tap charged, FareRule rule, List<Ride> before) {
    return switch (fare) {
      case NOTHING -> new Asked(0, Basis.NOTHING);
      case GIVEN -> given(known, charged, rule);
      case MINIMUM -> new Asked(least(rule, known), Basis.ASSUMED_MINIMUM);
      case MAXIMUM -> new Asked(most(rule, known), Basis.ASSUMED_MAXIMUM);
      case HABIT_ELSE_MINIMUM, HABIT_ELSE_MAXIMUM -> {
        Long usual = habit(known, rule, before);
        IncompleteFare otherwise =
            fare == IncompleteFare.HABIT_ELSE_MINIMUM
                ? IncompleteFare.MINIMUM
                : IncompleteFare.MAXIMUM;
        yield usual == null
            ? incomplete(otherwise, known, charged, rule, before)
            : new Asked(usual, Basis.ASSUMED_HABIT);
      }
    };
  }

  private @Nullable Long habit(Tap known, FareRule rule, List<Ride> before) {
    List<Ride> whole =
        before.stream()
            .filter(r -> r.kind() == Ride.Kind.COMPLETE || r.kind() == Ride.Kind.CLOCK_SKEWED)
            .filter(r -> r.firstTap().station() >= 0 && r.chargedTap().station() >= 0)
            .toList();
    int from = Math.max(0, whole.size() - JourneyRules.HABIT_MEMORY);
    List<Integer> others = new ArrayList<>();
    for (Ride ride : whole.subList(from, whole.size()).reversed()) {
      int in = ride.firstTap().station();
      int out = ride.chargedTap().station();
      if (ride.firstTap().service() == known.service() && known.station() >= 0) {
        if (in == known.station()) {
          others.add(out);
        } else if (out == known.station()) {
          others.add(in);
        }
      }
    }
    Integer best = null;
    int rides = 0;
    for (Integer other : others) {
      int count = (int) others.stream().filter(other::equals).count();
      if (count > rides) {
        best = other;
        rides = count;
      }
    }
    boolean isHabit = best != null && journeys.habitRides() > 0 && rides >= journeys.habitRides();
    return isHabit && best != null
        ? price(rule, id(known), stations(known.service()).get(best))
        : null;
  }

  private Asked given(Tap first, Tap last, FareRule rule) {
    if (last.givenFen() != Tap.NOT_GIVEN) {
      return new Asked(last.givenFen(), Basis.GIVEN);
    }
    return first.givenFen() != Tap.NOT_GIVEN
        ? new Asked(first.givenFen(), Basis.GIVEN)
        : new Asked(least(rule, first), Basis.ASSUMED_MINIMUM);
  }

  private long least(FareRule rule, Tap tap) {
    return rule.shape() instanceof FareShape.Given
        ? rule.minimumFen()
        : all(rule, tap.service(), null).stream().mapToLong(p -> p).min().orElseThrow();
  }

  private long most(FareRule rule, Tap tap) {
    if (rule.shape() instanceof FareShape.Given) {
      return rule.maximumFen();
    }
    List<Long> from = all(rule, tap.service(), id(tap));
    List<Long> some = from.isEmpty() ? all(rule, tap.service(), null) : from;
    return some.stream().mapToLong(p -> p).max().orElseThrow();
  }

  /** All prices between two different stations, one of them this one if it is known. */
  private List<Long> all(FareRule rule, int service, @Nullable String only) {
    if (rule.shape() instanceof FareShape.Flat(long fen)) {
      return List.of(fen);
    }
    List<Long> prices = new ArrayList<>();
    for (String from : only == null ? stations(service) : List.of(only)) {
      for (String to : stations(service)) {
        Long price = from.equals(to) ? null : price(rule, from, to);
        if (price != null) {
          prices.add(price);
        }
      }
    }
    return prices;
  }

  private @Nullable Long price(FareRule rule, @Nullable String from, @Nullable String to) {
    if (rule.shape() instanceof FareShape.Flat(long fen)) {
      return fen;
    }
    if (from == null || to == null) {
      return null;
    }
    return switch (rule.shape()) {
      case FareShape.Zones zones ->
          zones.prices().stream()
              .filter(
                  p ->
                      List.of(p.from(), p.to()).equals(zones(zones, from, to))
                          || List.of(p.to(), p.from()).equals(zones(zones, from, to)))
              .map(FareShape.ZonePrice::fen)
              .findFirst()
              .orElse(null);
      case FareShape.Distance(List<FareShape.Step> steps) -> byMetre(steps, from, to);
      case FareShape.Flat _, FareShape.Given _ -> null;
    };
  }

  private static List<String> zones(FareShape.Zones zones, String from, String to) {
    return List.of(
        zones.zoneOf().getOrDefault(from, "nowhere"), zones.zoneOf().getOrDefault(to, "nowhere"));
  }

  /** Begun lengths counted one by one. */
  private @Nullable Long byMetre(List<FareShape.Step> steps, String from, String to) {
    int metres =
        network.metres(
            network.find(from).orElseThrow().number(), network.find(to).orElseThrow().number());
    if (metres < 0) {
      return null;
    }
    long fen = 0;
    int covered = 0;
    for (FareShape.Step step : steps) {
      while (covered < Math.max(1, metres) && covered < step.uptoMetres()) {
        fen += step.addFen();
        covered = (int) Math.min(step.uptoMetres(), (long) covered + step.everyMetres());
      }
    }
    return fen;
  }

  private @Nullable String id(Tap tap) {
    List<String> known = stations(tap.service());
    return tap.station() >= 0 && tap.station() < known.size() ? known.get(tap.station()) : null;
  }

  private List<String> stations(int number) {
    Service service = tariff.services().get(number);
    if (service.network().isPresent()) {
      return network.stations().stream().map(Station::id).toList();
    }
    TreeSet<String> stops = new TreeSet<>();
    for (FareRule rule : tariff.fares()) {
      if (rule.services().contains(service.id()) && rule.shape() instanceof FareShape.Zones zones) {
        stops.addAll(zones.zoneOf().keySet());
      }
    }
    return List.copyOf(stops);
  }
}
