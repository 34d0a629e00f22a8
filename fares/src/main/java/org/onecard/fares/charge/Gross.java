package org.onecard.fares.charge;

import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.tariff.JourneyRules;
import org.onecard.fares.tariff.JourneyRules.IncompleteFare;
import org.onecard.fares.tariff.Tariff;

/** Finds gross fares, complete rides' and the others'. */
final class Gross {
  /** An amount before time of day and bounds, and how it was found. */
  record Found(long fen, Charge.Basis basis) {}

  private static final Found NOTHING = new Found(0, Charge.Basis.NOTHING);
  private static final int SECONDS = 60;

  private final Tariff tariff;
  private final JourneyRules rules;

  /** By service, in the order of the tariff. */
  private final Prices[][] prices;

  Gross(Tariff tariff, Stations[] stations, Amounts amounts, Days days) {
    this.tariff = tariff;
    rules = tariff.journeys();
    prices = new Prices[stations.length][];
    for (int service = 0; service < stations.length; service++) {
      String id = tariff.services().get(service).id();
      Stations known = stations[service];
      prices[service] =
          tariff.fares().stream()
              .filter(rule -> rule.services().contains(id))
              .map(rule -> new Prices(rule, known, amounts, days))
              .toArray(Prices[]::new);
    }
  }

  boolean covers(int service, int serviceDay) {
    for (Prices one : prices[service]) {
      if (one.covers(serviceDay)) {
        return true;
      }
    }
    return false;
  }

  /** The rule of this service and day; NoFareRuleException if there is none. */
  Prices of(int service, int serviceDay, long atSecond) {
    for (Prices one : prices[service]) {
      if (one.covers(serviceDay)) {
        return one;
      }
    }
    throw new NoFareRuleException(tariff.name(), tariff.services().get(service).id(), atSecond);
  }

  Found find(Ride ride, Prices prices, Tally tally) {
    Tap boarding = ride.firstTap();
    Tap leaving = ride.chargedTap();
    return switch (ride.kind()) {
      case PASS_BACK -> NOTHING;
      case SINGLE -> between(prices, boarding, boarding, tally);
      case COMPLETE, CLOCK_SKEWED -> between(prices, boarding, leaving, tally);
      case SAME_STATION -> {
        long seconds = leaving.atSecond() - boarding.atSecond();
        yield seconds <= (long) rules.sameStationMinutes() * SECONDS
                && rules.sameStationMinutes() > 0
            ? NOTHING
            : incomplete(rules.sameStation(), prices, boarding, leaving, tally);
      }
      case ENTRY_ONLY -> incomplete(rules.entryOnly(), prices, boarding, boarding, tally);
      case EXIT_ONLY -> incomplete(rules.exitOnly(), prices, leaving, leaving, tally);
    };
  }

  private Found between(Prices prices, Tap boarding, Tap leaving, Tally tally) {
    if (prices.isGiven()) {
      return given(prices, boarding, leaving);
    }
    long price = prices.between(boarding.station(), leaving.station());
    if (price != Prices.NONE) {
      return new Found(price, Charge.Basis.TARIFF);
    }
    if (leaving.station() == Tap.NO_STATION && !leaving.equals(boarding)) {
      return incomplete(rules.entryOnly(), prices, boarding, leaving, tally);
    }
    if (boarding.station() == Tap.NO_STATION && !leaving.equals(boarding)) {
      return incomplete(rules.exitOnly(), prices, leaving, leaving, tally);
    }
    return new Found(prices.most(boarding.station()), Charge.Basis.ASSUMED_MAXIMUM);
  }

  /**
   * What a ride costs of which one end is not known.
   *
   * @param known the tap at the known end
   * @param charged the tap that may carry the fare
   */
  private Found incomplete(
      IncompleteFare fare, Prices prices, Tap known, Tap charged, Tally tally) {
    return switch (fare) {
      case NOTHING -> NOTHING;
      case GIVEN -> given(prices, known, charged);
      case MINIMUM -> new Found(prices.least(), Charge.Basis.ASSUMED_MINIMUM);
      case MAXIMUM -> new Found(prices.most(known.station()), Charge.Basis.ASSUMED_MAXIMUM);
      case HABIT_ELSE_MINIMUM -> habitElse(IncompleteFare.MINIMUM, prices, known, charged, tally);
      case HABIT_ELSE_MAXIMUM -> habitElse(IncompleteFare.MAXIMUM, prices, known, charged, tally);
    };
  }

  private Found habitElse(
      IncompleteFare otherwise, Prices prices, Tap known, Tap charged, Tally tally) {
    if (known.station() != Tap.NO_STATION && rules.habitRides() > 0) {
      int other = tally.usual(known.service(), known.station(), rules.habitRides());
      long price = other == Tally.NO_HABIT ? Prices.NONE : prices.between(known.station(), other);
      if (price != Prices.NONE) {
        return new Found(price, Charge.Basis.ASSUMED_HABIT);
      }
    }
    return incomplete(otherwise, prices, known, charged, tally);
  }

  private static Found given(Prices prices, Tap boarding, Tap leaving) {
    long fen = leaving.givenFen() != Tap.NOT_GIVEN ? leaving.givenFen() : boarding.givenFen();
    return fen == Tap.NOT_GIVEN
        ? new Found(prices.least(), Charge.Basis.ASSUMED_MINIMUM)
        : new Found(fen, Charge.Basis.GIVEN);
  }
}
