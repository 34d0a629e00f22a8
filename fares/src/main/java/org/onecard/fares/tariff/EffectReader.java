package org.onecard.fares.tariff;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what a rule makes of an amount. */
final class EffectReader {
  private static final String KEY = "effect";
  private static final String FREE = "free";
  private static final String DIFFERENCE = "difference";

  private EffectReader() {}

  static Effect effect(Fields rule, Amounts amounts, Origins origins) {
    Node node = rule.node(KEY).orElse(null);
    if (node instanceof ScalarNode word) {
      return word(rule, word.getValue());
    }
    Fields fields = rule.below(KEY, Form.EFFECT);
    List<String> given = Form.EFFECT.all().stream().filter(fields::has).toList();
    if (node != null && given.size() != 1) {
      rule.fault(
          KEY,
          "says "
              + (given.isEmpty() ? "nothing" : String.join(" and ", given))
              + "; write exactly one of free, difference, "
              + String.join(", ", Form.EFFECT.all()));
    }
    if (fields.has("marginal")) {
      return new Effect.Marginal(
          fields.list("marginal", Form.BAND, band -> band(band, amounts, origins)));
    }
    if (fields.has("off")) {
      return new Effect.Off(amounts.money(fields, "off", 1, Amounts.MOST_FEN, 1));
    }
    if (fields.has("price")) {
      return new Effect.Pays(amounts.money(fields, "price", 0, Amounts.MOST_FEN, 0));
    }
    return new Effect.Ratio(amounts.basisPoints(fields, "ratio", Amounts.WHOLE));
  }

  private static Effect word(Fields rule, String word) {
    return switch (word) {
      case FREE -> new Effect.Ratio(0);
      case DIFFERENCE -> new Effect.Difference();
      default -> {
        rule.fault(KEY, "\"" + word + "\" is unknown; write free, difference, or a mapping");
        yield new Effect.Ratio(0);
      }
    };
  }

  private static Effect.Band band(Fields fields, Amounts amounts, Origins origins) {
    long from = amounts.money(fields, "from", 0, Amounts.MOST_FEN, 0);
    long upto = amounts.money(fields, "upto", 1, Amounts.MOST_FEN, Long.MAX_VALUE);
    Effect.Band band = new Effect.Band(upto, amounts.basisPoints(fields, "pays", Amounts.WHOLE));
    return origins.put(band, fields, from, upto);
  }
}
