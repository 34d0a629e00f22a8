package org.onecard.fusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onecard.fusion.FunctionVocabulary.CardFunction;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Edition;

/**
 * Whether a new card, certificate or code may be issued beside the list in force: where the card is
 * to be used, nothing new of the same or a similar function is.
 */
sealed interface FusionCheck {

  /** Every function it would have is covered: it is refused, with the items that cover it. */
  record Refused(List<Covered> covered) implements FusionCheck {}

  /** Some are covered: it is refused as it is, and may be proposed again with the free ones. */
  record RefusedInPart(List<Covered> covered, List<String> free) implements FusionCheck {}

  /** Nothing in the list does the same or something similar. */
  record NotCovered() implements FusionCheck {}

  /**
   * A function that the list has already.
   *
   * @param by the function the item has: the same one, or a similar one of its group
   */
  record Covered(String function, String by, String item, String titleZh, String titleEn) {
    /** Whether the item does the very same. */
    boolean same() {
      return function.equals(by);
    }
  }

  /** Checks these functions against the list in force on a day. */
  static FusionCheck of(
      List<CardFunction> functions,
      FunctionVocabulary vocabulary,
      Optional<Edition> edition,
      LocalDate today) {
    List<Covered> covered = new ArrayList<>();
    List<String> free = new ArrayList<>();
    for (CardFunction function : functions) {
      List<Covered> by = covering(function, vocabulary, edition, today);
      covered.addAll(by);
      if (by.isEmpty()) {
        free.add(function.code());
      }
    }
    if (covered.isEmpty()) {
      return new NotCovered();
    }
    return free.isEmpty()
        ? new Refused(List.copyOf(covered))
        : new RefusedInPart(List.copyOf(covered), List.copyOf(free));
  }

  /** The items in force that do the same; where there are none, those that do something similar. */
  static List<Covered> covering(
      CardFunction function,
      FunctionVocabulary vocabulary,
      Optional<Edition> edition,
      LocalDate today) {
    List<Covered> same = items(function, function, edition, today);
    return same.isEmpty()
        ? vocabulary.similar(function).stream()
            .flatMap(similar -> items(function, similar, edition, today).stream())
            .toList()
        : same;
  }

  private static List<Covered> items(
      CardFunction wanted, CardFunction by, Optional<Edition> edition, LocalDate today) {
    return by.items().stream()
        .flatMap(code -> edition.flatMap(list -> list.find(code)).stream())
        .filter(item -> item.holdsOn(today))
        .map(item -> covered(wanted, by, item))
        .toList();
  }

  private static Covered covered(CardFunction wanted, CardFunction by, ApplicationItem item) {
    return new Covered(wanted.code(), by.code(), item.code(), item.titleZh(), item.titleEn());
  }
}
