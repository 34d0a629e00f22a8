package org.onecard.fares.charge;

import java.math.RoundingMode;
import java.util.List;
import org.onecard.fares.tariff.Effect;
import org.onecard.fares.tariff.Rounding;

/** Ratios of amounts, computed exactly and rounded once. All in fen. */
final class Amounts {
  /** The most any ride may cost, in fen: ten-thousandths of it fit a long. */
  static final long MAX_FEN = 1_000_000_000_000L;

  private static final long WHOLE = 10_000;

  private final long step;
  private final RoundingMode mode;

  Amounts(Rounding rounding) {
    step = rounding.toFen();
    mode = rounding.mode();
  }

  /** This many ten-thousandths of an amount, rounded. */
  long ratio(long fen, int basisPoints) {
    return rounded(fen * basisPoints);
  }

  /**
   * What an effect leaves of an amount: never more than it was, never below zero.
   *
   * @param dearestFen the dearest earlier ride of the chain, for {@link Effect.Difference}
   */
  long after(Effect effect, long fen, long dearestFen) {
    long left =
        switch (effect) {
          case Effect.Ratio(int basisPoints) -> ratio(fen, basisPoints);
          case Effect.Marginal(List<Effect.Band> bands) -> rounded(sliced(bands, fen));
          case Effect.Off(long off) -> fen - off;
          case Effect.Pays(long price) -> price;
          case Effect.Difference() -> fen - dearestFen;
        };
    return Math.clamp(left, 0, fen);
  }

  private static long sliced(List<Effect.Band> bands, long fen) {
    long sum = 0;
    long from = 0;
    for (int i = 0; i < bands.size() && from < fen; i++) {
      Effect.Band band = bands.get(i);
      long until = Math.min(fen, band.uptoFen());
      sum += Math.max(0, until - from) * band.payBasisPoints();
      from = Math.max(from, until);
    }
    return sum;
  }

  private long rounded(long tenThousandths) {
    long unit = WHOLE * step;
    long whole = Math.floorDiv(tenThousandths, unit);
    long rest = tenThousandths - whole * unit;
    boolean up =
        switch (mode) {
          case HALF_UP -> 2 * rest >= unit;
          case UP -> rest > 0;
          case DOWN -> false;
          default -> throw new IllegalStateException("rounding " + mode + " is not of a tariff");
        };
    return (up ? whole + 1 : whole) * step;
  }
}
