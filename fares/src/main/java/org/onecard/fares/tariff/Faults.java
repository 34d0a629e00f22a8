package org.onecard.fares.tariff;

import java.util.List;
import java.util.TreeSet;

/** Gathers the mistakes of one file. */
final class Faults {
  /** More than a person reads; what lies beyond is counted, not kept. */
  static final int MOST = 200;

  private final TreeSet<Fault> found = new TreeSet<>();
  private int count;

  void add(Faults.Spot spot, String message) {
    add(new Fault(spot.line(), spot.field(), message));
  }

  void add(Fault fault) {
    count++;
    if (found.size() < MOST) {
      found.add(fault);
    }
  }

  int count() {
    return count;
  }

  List<Fault> list() {
    return List.copyOf(found);
  }

  /** A place in the file. */
  record Spot(int line, String field) {}
}
