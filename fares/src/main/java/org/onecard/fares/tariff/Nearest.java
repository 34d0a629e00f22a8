package org.onecard.fares.tariff;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.onecard.kernel.text.EditDistance;

/** The word that someone may have meant. */
final class Nearest {
  private Nearest() {}

  /** The known word with the fewest letters to change, if that is at most a third of them. */
  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(one -> EditDistance.between(word, one) * 3 <= Math.max(3, one.length()))
        .min(
            Comparator.comparingInt((String one) -> EditDistance.between(word, one))
                .thenComparing(Comparator.naturalOrder()));
  }
}
