package org.onecard.fares.charge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.tariff.FareRule;
import org.onecard.fares.tariff.FareShape;
import org.onecard.fares.tariff.TimeWindow;

/** One fare rule for one service: the price of every pair of stations, found beforehand. */
final class Prices {
  /** Two stations between which the rule has no price. */
  static final long NONE = -1;

  /** A part of the day and what it makes of a price, in ten-thousandths. */
  private record Part(TimeWindow window, int basisPoints) {}

  private final int fromDay;
  private final int untilDay;
  private final boolean given;
  private final int stations;

  /** Numbers of {@link #distinct}, by pair; empty where the stations do not matter. */
  private final char[] pairs;

  private final long[] distinct;
  private final long[] dearestFrom;
  private final long least;
  private final long most;
  private final long minimumFen;
  private final long maximumFen;
  private final List<Part> parts;
  private final Amounts amounts;
  private final Days days;

  Prices(FareRule rule, Stations stations, Amounts amounts, Days days) {
    this.amounts = amounts;
    this.days = days;
    fromDay = When.day(rule.period().from());
    untilDay = When.day(rule.period().until());
    maximumFen = Math.min(rule.maximumFen(), Amounts.MAX_FEN);
    minimumFen = Math.min(rule.minimumFen(), maximumFen);
    parts = rule.timesOfDay().stream().map(t -> new Part(t.window(), t.basisPoints())).toList();
    given = rule.shape() instanceof FareShape.Given;
    boolean single = given || rule.shape() instanceof FareShape.Flat;
    this.stations = single ? 0 : stations.count();
    pairs = new char[this.stations * this.stations];
    Map<Long, Integer> numbers = new HashMap<>();
    numbers.put(NONE, 0);
    for (int from = 0; from < this.stations; from++) {
      for (int to = 0; to < this.stations; to++) {
        long price = priceOf(rule.shape(), stations, from, to);
        Integer next = numbers.size();
        Integer known = numbers.putIfAbsent(price, next);
        pairs[from * this.stations + to] = (char) (known == null ? next : known).intValue();
      }
    }
    distinct = new long[numbers.size()];
    numbers.forEach((price, number) -> distinct[number] = price);
    dearestFrom = new long[this.stations];
    long lowest = Long.MAX_VALUE;
    long highest = NONE;
    for (int from = 0; from < this.stations; from++) {
      dearestFrom[from] = NONE;
      for (int to = 0; to < this.stations; to++) {
        long price = distinct[pairs[from * this.stations + to]];
        if (from != to && price != NONE) {
          dearestFrom[from] = Math.max(dearestFrom[from], price);
          lowest = Math.min(lowest, price);
        }
      }
      highest = Math.max(highest, dearestFrom[from]);
    }
    long flat = rule.shape() instanceof FareShape.Flat(long fen) ? fen : NONE;
    least = flat != NONE ? flat : highest == NONE ? minimumFen : lowest;
    most = flat != NONE ? flat : highest == NONE ? maximumFen : highest;
  }

  boolean covers(int serviceDay) {
    return serviceDay >= fromDay && serviceDay < untilDay;
  }

  /** Whether the tap carries the fare. */
  boolean isGiven() {
    return given;
  }

  /** Between two stations; {@link #NONE} where either is not known or the rule has no price. */
  long between(int from, int to) {
    if (stations == 0) {
      return given ? NONE : most;
    }
    if (from < 0 || to < 0 || from >= stations || to >= stations) {
      return NONE;
    }
    return distinct[pairs[from * stations + to]];
  }

  /** The least between two different stations. */
  long least() {
    return least;
  }

  /** The most from this station, or at all where it is not known. */
  long most(int station) {
    return station < 0 || station >= stations || dearestFrom[station] == NONE
        ? most
        : dearestFrom[station];
  }

  /** A price as it is asked at this time: changed by the time of day, kept within the bounds. */
  long asked(long fen, long atSecond) {
    long bounded = Math.min(fen, Amounts.MAX_FEN);
    for (int i = 0; i < parts.size(); i++) {
      if (days.in(parts.get(i).window(), atSecond)) {
        bounded = amounts.ratio(bounded, parts.get(i).basisPoints());
        break;
      }
    }
    return Math.clamp(bounded, minimumFen, maximumFen);
  }

  private static long priceOf(FareShape shape, Stations stations, int from, int to) {
    return switch (shape) {
      case FareShape.Flat(long fen) -> fen;
      case FareShape.Given() -> NONE;
      case FareShape.Zones zones -> zonePrice(zones, stations.id(from), stations.id(to));
      case FareShape.Distance(List<FareShape.Step> steps) -> {
        int metres = stations.metres(from, to);
        yield metres < 0 ? NONE : distancePrice(steps, metres);
      }
    };
  }

  private static long zonePrice(FareShape.Zones zones, String from, String to) {
    @Nullable String one = zones.zoneOf().get(from);
    @Nullable String other = zones.zoneOf().get(to);
    for (FareShape.ZonePrice price : zones.prices()) {
      if ((price.from().equals(one) && price.to().equals(other))
          || (price.from().equals(other) && price.to().equals(one))) {
        return price.fen();
      }
    }
    return NONE;
  }

  /** Each begun length of a step costs once; no way at all costs what the shortest one does. */
  static long distancePrice(List<FareShape.Step> steps, int metres) {
    int rest = Math.max(1, metres);
    long sum = 0;
    int from = 0;
    for (FareShape.Step step : steps) {
      if (rest <= from) {
        break;
      }
      int until = Math.min(rest, step.uptoMetres());
      long length = (long) until - from;
      sum += (length + step.everyMetres() - 1) / step.everyMetres() * step.addFen();
      from = until;
    }
    return sum;
  }
}
