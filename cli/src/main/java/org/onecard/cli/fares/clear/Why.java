package org.onecard.cli.fares.clear;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.tariff.Effect;
import org.onecard.fares.tariff.Tariff;
import org.onecard.kernel.text.Hyphenated;

/** Says in a few words why a ride costs what it does, by the names that the tariff's file uses. */
final class Why {
  private static final int PERCENT = 100;

  private final Tariff tariff;

  Why(Tariff tariff) {
    this.tariff = tariff;
  }

  /** For a ride of a rider of this class. */
  String of(Charge charge, int riderClass) {
    StringJoiner words = new StringJoiner("; ");
    words.add(tariff.classes().get(riderClass).id());
    String basis =
        switch (charge.basis()) {
          case TARIFF, GIVEN -> "";
          case ASSUMED_MINIMUM -> "least fare assumed";
          case ASSUMED_MAXIMUM -> "highest fare assumed";
          case ASSUMED_HABIT -> "usual way assumed";
          case NOTHING -> "no fare asked";
        };
    if (!basis.isEmpty()) {
      words.add(basis + " (" + journey(charge) + ")");
    }
    for (Charge.TakenOff off : charge.takenOff()) {
      words.add(rule(off) + " -" + off.fen());
    }
    if (charge.takenOff().isEmpty() && charge.chargedFen() > 0) {
      words.add("full fare");
    }
    return words.toString();
  }

  /** For a row that repeats another. */
  static String repeats(long tap) {
    return "repeats tap " + tap;
  }

  /** The kind of a ride, as files name it. */
  static String journey(Charge charge) {
    return Hyphenated.of(charge.ride().kind());
  }

  private String rule(Charge.TakenOff off) {
    return switch (off.stage()) {
      case DISCOUNT ->
          named(
              tariff.discounts().get(off.rule()).id(), tariff.discounts().get(off.rule()).effect());
      case SUBSIDY ->
          named(
              tariff.subsidies().get(off.rule()).id(), tariff.subsidies().get(off.rule()).effect());
      case TRANSFER ->
          named(
              tariff.transfers().get(off.rule()).id(), tariff.transfers().get(off.rule()).effect());
      case CONCESSION ->
          named(
              tariff.concessions().get(off.rule()).id(),
              tariff.concessions().get(off.rule()).effect());
      case CAP -> tariff.caps().get(off.rule()).id();
    };
  }

  private static String named(String id, Effect effect) {
    String pays =
        switch (effect) {
          case Effect.Ratio(int points) -> " " + percent(points);
          case Effect.Marginal(List<Effect.Band> bands) ->
              " "
                  + bands.stream()
                      .map(band -> percent(band.payBasisPoints()))
                      .collect(Collectors.joining("/"));
          case Effect.Off _, Effect.Pays _, Effect.Difference _ -> "";
        };
    return id + pays;
  }

  private static String percent(int basisPoints) {
    int whole = basisPoints / PERCENT;
    int rest = basisPoints % PERCENT;
    return rest == 0 ? whole + "%" : String.format(Locale.ROOT, "%d.%02d%%", whole, rest);
  }
}
