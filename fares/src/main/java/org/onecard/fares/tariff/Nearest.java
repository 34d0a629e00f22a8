package org.onecard.fares.tariff;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that someone may have meant. */
final class Nearest {
  private Nearest() {}

  /** The known word with the fewest letters to change, if that is at most a third of them. */
  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(one -> distance(word, one) * 3 <= Math.max(3, one.length()))
        .min(
            Comparator.comparingInt((String one) -> distance(word, one))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[right.length()];
  }
}
