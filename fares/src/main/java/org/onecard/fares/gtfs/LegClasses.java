package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What rider categories pay otherwise, as discounts. */
final class LegClasses {
  private static final long WHOLE = 10_000;

  private final Products products;
  private final Draft draft;

  LegClasses(Products products, Draft draft) {
    this.products = products;
    this.draft = draft;
  }

  /** One discount for each class whose price is one ratio of the standard, or one price. */
  void say(String name, String services, List<Leg> own, List<Leg> base, boolean zoned) {
    for (String riderClass : products.otherClasses()) {
      List<Leg> theirs =
          own.stream().filter(leg -> products.of(leg.product(), riderClass).isPresent()).toList();
      if (theirs.isEmpty()) {
        continue;
      }
      String effect = effect(riderClass, own, zoned);
      if (effect.isEmpty()) {
        theirs.forEach(
            leg ->
                draft.note(
                    leg.where(),
                    "the price of class %s is no one ratio of the standard one; left out"
                        .formatted(riderClass)));
      } else if (!effect.equals("none")) {
        draft.add(
            "discounts",
            ("{id: %s, title: %s, when: {classes: [%s], services: [%s]}, effect: %s,"
                    + " borne_by: {operator: 1}}")
                .formatted(
                    draft.id("discount", riderClass + "-" + name, base.getFirst().where()),
                    Draft.title(riderClass),
                    riderClass,
                    services,
                    effect));
      }
    }
  }

  private String effect(String riderClass, List<Leg> own, boolean zoned) {
    List<Long> prices = new ArrayList<>();
    long ratio = -1;
    boolean fits = true;
    for (Leg leg : own) {
      OptionalLong theirs = products.of(leg.product(), riderClass);
      long fen = theirs.orElse(leg.fen());
      prices.add(fen);
      if (leg.fen() > 0) {
        ratio = ratio < 0 ? Leg.ratio(fen, leg.fen()) : ratio;
        fits &= Leg.share(leg.fen(), ratio) == fen;
      }
    }
    if (fits && ratio == 0) {
      return "free";
    }
    if (fits && ratio >= 0 && ratio <= WHOLE) {
      return ratio == WHOLE ? "none" : "{ratio: " + Draft.ratio(ratio) + "}";
    }
    boolean cheaper =
        own.stream().allMatch(leg -> prices.getFirst() <= leg.fen())
            && prices.stream().distinct().count() == 1;
    return cheaper && !zoned ? "{price: " + Draft.money(prices.getFirst()) + "}" : "";
  }
}
