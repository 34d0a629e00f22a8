package org.onecard.fares.tariff;

import java.util.List;

/** What a rule makes of the amount still to be paid; never more than it was, never below zero. */
public sealed interface Effect {

  /** The rider pays this much of it, in ten-thousandths: 9500 is 95 %, 0 is free. */
  record Ratio(int payBasisPoints) implements Effect {}

  /** The rider pays each slice of the amount at its own ratio; the last band has no end. */
  record Marginal(List<Band> bands) implements Effect {
    /** Keeps copies. */
    public Marginal {
      bands = List.copyOf(bands);
    }
  }

  /**
   * One slice of a marginal scale.
   *
   * @param uptoFen where the slice ends, in fen; {@link Long#MAX_VALUE} for the last
   * @param payBasisPoints what of the slice is paid, in ten-thousandths
   */
  record Band(long uptoFen, int payBasisPoints) {}

  /** So much off, in fen. */
  record Off(long fen) implements Effect {}

  /** A price of its own, in fen, where the amount is higher. */
  record Pays(long fen) implements Effect {}

  /** Only what this ride costs beyond the dearest earlier ride of the chain (transfers only). */
  record Difference() implements Effect {}
}
