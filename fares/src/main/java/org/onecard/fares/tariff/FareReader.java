package org.onecard.fares.tariff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads fare rules. */
final class FareReader {
  private static final List<String> SHAPES = List.of("flat", "zones", "distance", "given");
  private static final int MOST_TIME_RATIO = 50_000;

  private final Origins origins;
  private final Amounts amounts = new Amounts();

  FareReader(Origins origins) {
    this.origins = origins;
  }

  FareRule fare(Fields fields) {
    long minimum = amounts.money(fields, "minimum", 0, Amounts.MOST_FEN, 0);
    long maximum = amounts.money(fields, "maximum", 0, Amounts.MOST_FEN, FareRule.NO_MAXIMUM);
    if (minimum > maximum) {
      fields.fault("maximum", "is less than minimum; exchange them");
    }
    FareRule rule =
        new FareRule(
            fields.id("id"),
            new LinkedHashSet<>(fields.names("services")),
            TariffReader.period(fields),
            shape(fields),
            fields.list("times_of_day", Form.TIME_OF_DAY, this::timeOfDay),
            minimum,
            maximum);
    return origins.put(rule, fields);
  }

  private FareRule.TimeOfDay timeOfDay(Fields fields) {
    return origins.put(
        new FareRule.TimeOfDay(
            TariffReader.windowOf(fields), amounts.basisPoints(fields, "asks", MOST_TIME_RATIO)),
        fields);
  }

  private FareShape shape(Fields fields) {
    List<String> shapes = SHAPES.stream().filter(fields::has).toList();
    if (shapes.size() != 1) {
      String said = shapes.isEmpty() ? "no fare" : "two fares, " + String.join(" and ", shapes);
      fields.fault("id", "says " + said + "; write exactly one of " + String.join(", ", SHAPES));
      return new FareShape.Given();
    }
    return switch (shapes.getFirst()) {
      case "flat" -> new FareShape.Flat(amounts.money(fields, "flat", 0, Amounts.MOST_FEN, 0));
      case "zones" -> zones(fields.below("zones", Form.ZONES));
      case "distance" -> new FareShape.Distance(fields.list("distance", Form.STEP, this::step));
      default -> given(fields);
    };
  }

  private static FareShape given(Fields fields) {
    if (!fields.flag("given", true)) {
      fields.fault("given", "false says nothing; remove it");
    }
    return new FareShape.Given();
  }

  private FareShape.Step step(Fields fields) {
    int from = amounts.metres(fields, "from", 0, 0);
    int upto = amounts.metres(fields, "upto", 1, Integer.MAX_VALUE);
    int every = amounts.metres(fields, "every", 1, Math.max(1, upto - from));
    long adds = amounts.money(fields, "adds", 0, Amounts.MOST_FEN, 0);
    return origins.put(new FareShape.Step(upto, every, adds), fields, from, upto);
  }

  private FareShape zones(Fields fields) {
    Map<String, String> zoneOf = new HashMap<>();
    for (Map.Entry<String, Node> zone : fields.open("members").entrySet()) {
      for (String station : stations(fields, zone.getValue())) {
        String other = zoneOf.putIfAbsent(station, zone.getKey());
        if (other != null) {
          fields.fault(
              "members", station + " lies in " + other + " and in " + zone.getKey() + "; keep one");
        }
      }
    }
    List<FareShape.ZonePrice> prices = fields.list("prices", Form.ZONE_PRICE, this::price);
    return origins.put(new FareShape.Zones(zoneOf, prices), fields);
  }

  private static List<String> stations(Fields fields, Node node) {
    List<String> stations = new ArrayList<>();
    if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      sequence.getValue().forEach(each -> stations.add(fields.string("members", each)));
    } else {
      fields.fault("members", "a zone is a list of stations; write {zone: [station, station]}");
    }
    return stations;
  }

  private FareShape.ZonePrice price(Fields fields) {
    return origins.put(
        new FareShape.ZonePrice(
            fields.id("from"),
            fields.id("to"),
            amounts.money(fields, "fare", 0, Amounts.MOST_FEN, 0)),
        fields);
  }
}
