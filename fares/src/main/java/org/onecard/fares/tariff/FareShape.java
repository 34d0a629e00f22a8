package org.onecard.fares.tariff;

import java.util.List;
import java.util.Map;

/** How a gross fare is found. */
public sealed interface FareShape {

  /** One price whatever the way. */
  record Flat(long fen) implements FareShape {}

  /**
   * By zones.
   *
   * @param zoneOf the zone of each station or stop, by its id
   * @param prices the price between two zones
   */
  record Zones(Map<String, String> zoneOf, List<ZonePrice> prices) implements FareShape {
    /** Keeps copies. */
    public Zones {
      zoneOf = Map.copyOf(zoneOf);
      prices = List.copyOf(prices);
    }
  }

  /** A price between two zones, in both directions. */
  record ZonePrice(String from, String to, long fen) {}

  /**
   * By the shortest way over the service's network, in steps that follow one another: within a
   * step, each begun {@code everyMetres} adds {@code addFen}. The last step has no end.
   */
  record Distance(List<Step> steps) implements FareShape {
    /** Keeps copies. */
    public Distance {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One stretch of a distance fare.
   *
   * @param uptoMetres where the step ends, itself included; {@link Integer#MAX_VALUE} for the last
   * @param everyMetres the length that costs {@code addFen} once, begun or whole; at least 1
   * @param addFen what each begun length adds, in fen
   */
  record Step(int uptoMetres, int everyMetres, long addFen) {}

  /** The validator knows the gross fare and the tap carries it. */
  record Given() implements FareShape {}
}
