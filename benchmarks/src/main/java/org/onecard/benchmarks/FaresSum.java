package org.onecard.benchmarks;

import org.onecard.fares.charge.Charge;

/** What the rides of all cards come to; two ways of pricing that agree on it agree on the rides. */
final class FaresSum {
  static final int CARD_MODULUS = 1009;

  private long rides;
  private long grossFen;
  private long chargedFen;
  private long byCard;

  FaresSum() {}

  FaresSum(long rides, long grossFen, long chargedFen, long byCard) {
    this.rides = rides;
    this.grossFen = grossFen;
    this.chargedFen = chargedFen;
    this.byCard = byCard;
  }

  void add(int card, Charge charge) {
    rides++;
    grossFen += charge.grossFen();
    chargedFen += charge.chargedFen();
    byCard += charge.chargedFen() * (card % CARD_MODULUS);
  }

  String describe() {
    return "%d rides, gross %d fen, charged %d fen, weighted by card %d"
        .formatted(rides, grossFen, chargedFen, byCard);
  }
}
