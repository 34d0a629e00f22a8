package org.onecard.fares.charge;

import java.util.ArrayList;
import java.util.List;
import org.onecard.fares.tariff.Bearer;

/** Splits a reduction among those who bear it, by largest remainder: nothing is lost or made. */
final class Bearing {
  private Bearing() {}

  /** The shares in the order of the bearers; without any, the operator bears all. */
  static List<Borne> split(long fen, List<Bearer> bearers, String operator) {
    if (bearers.isEmpty()) {
      return List.of(new Borne(operator, fen));
    }
    long parts = bearers.stream().mapToLong(Bearer::parts).sum();
    long[] shares = new long[bearers.size()];
    long[] remainders = new long[bearers.size()];
    long rest = fen;
    for (int i = 0; i < shares.length; i++) {
      long exact = fen * bearers.get(i).parts();
      shares[i] = exact / parts;
      remainders[i] = exact % parts;
      rest -= shares[i];
    }
    for (; rest > 0; rest--) {
      int largest = 0;
      for (int i = 1; i < shares.length; i++) {
        largest = remainders[i] > remainders[largest] ? i : largest;
      }
      shares[largest]++;
      remainders[largest] = -1;
    }
    List<Borne> borne = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      String party = bearers.get(i).party();
      borne.add(new Borne(party.equals(Bearer.OPERATOR) ? operator : party, shares[i]));
    }
    return borne;
  }
}
