package org.onecard.fares.tariff;

import java.util.List;

/** What reading a tariff file gave. */
public sealed interface Reading {

  /** The file is sound. */
  record Valid(Tariff tariff) implements Reading {}

  /**
   * The file is not to be used.
   *
   * @param faults all that were found, at least one, by line
   */
  record Faulty(List<Fault> faults) implements Reading {
    /** Keeps copies. */
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
