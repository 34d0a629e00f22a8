package org.onecard.cli.fares.clear;

import java.util.EnumMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Counts and sums by name, which add up over the parts of a clearing. */
final class Totals {
  private final EnumMap<Measure, TreeMap<String, Long>> sums = new EnumMap<>(Measure.class);

  /** What is counted or summed. */
  enum Measure {
    /** Rows by what became of them; sums to all rows. */
    ROWS,
    /** Rejected rows by {@link Fault#code}. */
    FAULTS,
    /** Taps by hour and kind. */
    HOURS,
    /** Rides by entry and exit, with a tab between. */
    ORIGIN_DESTINATION,
    /** Rides by kind of service. */
    RIDES,
    /** Rides by how complete they are, and other things worth a look. */
    EXCEPTIONS,
    /** Fen before reductions, by party. */
    GROSS_FEN,
    /** Fen charged, by party. */
    CHARGED_FEN,
    /** Fen taken off, by who bears it. */
    BORNE_FEN,
    /** The comparison's counts. */
    COMPARISON,
    /** The comparison's reasons. */
    REASONS
  }

  void add(Measure measure, String name, long amount) {
    sums.computeIfAbsent(measure, _ -> new TreeMap<>()).merge(name, amount, Math::addExact);
  }

  void addAll(Totals other) {
    other.sums.forEach((measure, by) -> by.forEach((name, sum) -> add(measure, name, sum)));
  }

  /** The sums by name, names in order. */
  SequencedMap<String, Long> of(Measure measure) {
    return java.util.Collections.unmodifiableSequencedMap(
        sums.getOrDefault(measure, new TreeMap<>()));
  }

  /** Over all names. */
  long sum(Measure measure) {
    return of(measure).values().stream().mapToLong(Long::longValue).sum();
  }

  /** One name's sum; 0 if there is none. */
  long get(Measure measure, String name) {
    return of(measure).getOrDefault(name, 0L);
  }

  /** As a file keeps it. */
  Map<String, Map<String, Long>> asMap() {
    Map<String, Map<String, Long>> map = new TreeMap<>();
    sums.forEach((measure, by) -> map.put(measure.name(), by));
    return map;
  }

  /** From what {@link #asMap} gave. */
  static Totals from(Map<String, Map<String, Long>> map) {
    Totals totals = new Totals();
    map.forEach(
        (measure, by) ->
            by.forEach((name, sum) -> totals.add(Measure.valueOf(measure), name, sum)));
    return totals;
  }
}
