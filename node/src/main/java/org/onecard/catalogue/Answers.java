package org.onecard.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.code.CodeRefusal;
import org.onecard.protocol.decision.Circumstances;
import org.onecard.protocol.decision.Circumstances.Where;
import org.onecard.protocol.decision.Decider;
import org.onecard.protocol.decision.Ruling;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.StatusAnswer;

/**
 * Answers whether the list allowed something there and then, by the very rules that gates and desks
 * decide by. Asked is what the list says of a card that is in order and a holder who is entitled.
 */
final class Answers {
  private final Decider decider = new Decider();

  /**
   * What is asked.
   *
   * @param mode how the card was shown; null for the one hardest to forge that the item takes
   */
  record Question(
      String item,
      PlaceCode place,
      String acceptorSector,
      Region issuer,
      @Nullable Mode mode,
      Instant at) {}

  /** What the rules say, and in which mode the card was taken to be shown. */
  record Answer(Ruling ruling, Mode mode) {}

  Answer answer(Question question, @Nullable Edition edition, Optional<Overlay> overlay) {
    Optional<ApplicationItem> item =
        Optional.ofNullable(edition).flatMap(list -> list.find(question.item));
    Mode mode = question.mode == null ? strongest(item) : question.mode;
    boolean recognised = edition == null || edition.authorities().contains(question.issuer);
    Ruling ruling =
        decider.rule(
            new Circumstances(
                question.at,
                true,
                mode,
                recognised ? null : CodeRefusal.ISSUER_UNKNOWN,
                new StatusAnswer(CardStatus.VALID, 0L),
                everything(),
                true,
                edition,
                overlay,
                question.item,
                new Where(
                    question.place,
                    "",
                    question.acceptorSector,
                    Set.of(question.item),
                    Places.shipped()::within)));
    return new Answer(ruling, mode);
  }

  private static Mode strongest(Optional<ApplicationItem> item) {
    return item.map(ApplicationItem::modes).orElse(Set.of()).stream()
        .min(Mode::compareTo)
        .orElse(Mode.CODE);
  }

  private static Map<Attribute, String> everything() {
    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    for (Attribute attribute : Attribute.values()) {
      attributes.put(attribute, "true");
    }
    return attributes;
  }

  /** The items a card of this issuer may be used for at a place on a day, as the list says. */
  static List<ApplicationItem> usable(List<ApplicationItem> items, PlaceCode place, LocalDate day) {
    return items.stream()
        .filter(item -> item.holdsOn(day))
        .filter(
            item ->
                item.places().stream()
                    .anyMatch(covered -> Places.shipped().within(place, covered, day)))
        .toList();
  }
}
