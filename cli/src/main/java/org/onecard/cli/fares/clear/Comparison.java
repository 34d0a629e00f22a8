package org.onecard.cli.fares.clear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.onecard.cli.csv.CsvText;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.Ride;

/**
 * Compares what rides were charged with what the files say was paid, and finds for each that
 * differs a reason that makes exactly the amount. A second pass: all charges stand before it.
 *
 * <p>Where no classes were given, a rider's class is inferred from what was paid for the card's
 * <em>other</em> rides: the class that explains most of them, if one alone does.
 */
final class Comparison {
  static final String HEADER =
      "tap,card,at,kind,gross_fen,transfer_mark,class,charged_fen,paid_fen,difference_fen,"
          + "inferred_class,inferred_fen,reason,explanation";

  /** As good as twice the evidence that an unmarked transfer is. */
  private static final int AS_IT_STANDS = 2;

  private final Charging charging;
  private final boolean infers;
  private final Reasons reasons;
  private final WhatIf whatIf;

  Comparison(Charging charging, boolean infers) {
    this.charging = charging;
    this.infers = infers;
    whatIf = new WhatIf(charging);
    reasons = new Reasons(whatIf);
  }

  /** A row that repeats another, and so is charged nothing. */
  record Repeated(TapRow row, long first) {}

  /** The lines of all rides that differ; the counts go to {@code totals}. */
  List<PartFiles.Line> compare(
      List<ChargedRide> rides, List<Repeated> repeated, Paid paid, Totals totals) {
    Map<String, List<ChargedRide>> byCard = new LinkedHashMap<>();
    for (ChargedRide ride : rides) {
      byCard.computeIfAbsent(ride.row().account(), _ -> new ArrayList<>(1)).add(ride);
    }
    List<PartFiles.Line> lines = new ArrayList<>();
    for (List<ChargedRide> card : byCard.values()) {
      for (ChargedRide ride : card) {
        count(totals, "rides");
        Long fen = paid.fenByTap().get(ride.row().tap());
        if (fen == null) {
          count(totals, "not_compared");
        } else {
          compare(ride, fen, inferred(ride, card, paid), lines, totals);
        }
      }
    }
    repeated.forEach(one -> compare(one, paid, lines, totals));
    return lines;
  }

  private void compare(
      ChargedRide ride,
      long paid,
      OptionalInt inferred,
      List<PartFiles.Line> lines,
      Totals totals) {
    boolean mark = ride.row().transferMark();
    Ride journey = ride.charge().ride();
    long charged = ride.charge().chargedFen();
    String inferredFen = "";
    if (inferred.isPresent()) {
      long fen = whatIf.fen(journey, inferred.getAsInt(), mark);
      inferredFen = Long.toString(fen);
      count(totals, fen == paid ? "inferred_equal" : "inferred_differing");
    } else if (infers) {
      count(totals, "not_inferred");
    }
    if (charged == paid) {
      count(totals, "equal");
      return;
    }
    Reasons.Reason reason = reasons.of(journey, ride.riderClass(), mark, paid, inferred);
    count(totals, "differing");
    count(totals, reason.explains() ? "explained" : "unexplained");
    totals.add(Totals.Measure.REASONS, reason.code(), 1);
    lines.add(
        new PartFiles.Line(
            ride.row().tap(),
            CsvText.row(
                ride.row().tap(),
                ride.row().account(),
                Moment.text(ride.row().atSecond()),
                charging.tariff().services().get(journey.chargedTap().service()).mode(),
                ride.charge().grossFen(),
                mark ? 1 : 0,
                whatIf.classId(ride.riderClass()),
                charged,
                paid,
                paid - charged,
                inferred.isPresent() ? whatIf.classId(inferred.getAsInt()) : "",
                inferredFen,
                reason.code(),
                reason.text())));
  }

  private void compare(Repeated repeated, Paid paid, List<PartFiles.Line> lines, Totals totals) {
    TapRow row = repeated.row();
    Long fen = paid.fenByTap().get(row.tap());
    count(totals, "rides");
    if (fen == null) {
      count(totals, "not_compared");
      return;
    }
    if (fen == 0) {
      count(totals, "equal");
      return;
    }
    count(totals, "differing");
    count(totals, "explained");
    totals.add(Totals.Measure.REASONS, Reasons.REPETITION, 1);
    lines.add(
        new PartFiles.Line(
            row.tap(),
            CsvText.row(
                row.tap(),
                row.account(),
                Moment.text(row.atSecond()),
                row.service(),
                row.givenFen(),
                row.transferMark() ? 1 : 0,
                "",
                0,
                fen,
                fen,
                "",
                "",
                Reasons.REPETITION,
                "the file says again what tap " + repeated.first() + " paid")));
  }

  /** The class that the card's other rides show, by what was paid for them. */
  private OptionalInt inferred(ChargedRide ride, List<ChargedRide> card, Paid paid) {
    if (!infers || card.size() == 1) {
      return OptionalInt.empty();
    }
    Map<Integer, Integer> evidence = new HashMap<>();
    for (ChargedRide other : card) {
      Long fen = paid.fenByTap().get(other.row().tap());
      if (other.row().tap() != ride.row().tap() && fen != null) {
        evidence(other, fen, evidence);
      }
    }
    int most = evidence.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Integer> best =
        evidence.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return best.size() == 1 ? OptionalInt.of(best.getFirst()) : OptionalInt.empty();
  }

  private void evidence(ChargedRide ride, long paid, Map<Integer, Integer> evidence) {
    Ride journey = ride.charge().ride();
    boolean mark = ride.row().transferMark();
    for (int one = 0; one < whatIf.classes(); one++) {
      if (whatIf.fen(journey, one, mark) == paid) {
        evidence.merge(one, AS_IT_STANDS, Integer::sum);
      } else if (!mark && whatIf.fen(journey, one, true) == paid) {
        evidence.merge(one, 1, Integer::sum);
      }
    }
  }

  private static void count(Totals totals, String name) {
    totals.add(Totals.Measure.COMPARISON, name, 1);
  }
}
