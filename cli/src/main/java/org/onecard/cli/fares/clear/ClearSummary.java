package org.onecard.cli.fares.clear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The sums of a clearing, which prove that no row was lost and no fen.
 *
 * @param content what the file of sums says, in its order
 */
record ClearSummary(SequencedMap<String, Object> content) {
  private static final List<String> OUTCOMES =
      List.of("rides", "entries", "repeated_rides", "repeated_entries", "rejected");
  private static final List<String> COMPARED =
      List.of(
          "rides",
          "equal",
          "differing",
          "explained",
          "unexplained",
          "not_compared",
          "inferred_equal",
          "inferred_differing",
          "not_inferred");

  /** IllegalStateException if a row or a fen is lost. */
  static ClearSummary of(ClearInputs inputs, ReadSummary read, Totals totals) {
    SequencedMap<String, Object> content = new LinkedHashMap<>();
    content.put("tariff", inputs.charging().tariff().name());
    content.put("tariff_sm3", inputs.tariffDigest());
    content.put("files", files(read));
    content.put("rows", read.rows());
    long sum = 0;
    SequencedMap<String, Object> outcomes = new LinkedHashMap<>();
    for (String outcome : OUTCOMES) {
      long count = totals.get(Totals.Measure.ROWS, outcome);
      outcomes.put(outcome, count);
      sum += count;
    }
    if (sum != read.rows() || totals.sum(Totals.Measure.ROWS) != sum) {
      throw new IllegalStateException(sum + " of " + read.rows() + " rows are accounted for");
    }
    content.put("rows_by_outcome", outcomes);
    long gross = totals.sum(Totals.Measure.GROSS_FEN);
    long charged = totals.sum(Totals.Measure.CHARGED_FEN);
    long borne = totals.sum(Totals.Measure.BORNE_FEN);
    if (gross - borne != charged) {
      throw new IllegalStateException(
          gross + " fen less " + borne + " borne are not " + charged + " charged");
    }
    content.put("gross_fen", gross);
    content.put("taken_off_fen", borne);
    content.put("charged_fen", charged);
    content.put("rides_by_kind", totals.of(Totals.Measure.RIDES));
    content.put("charged_fen_by_party", totals.of(Totals.Measure.CHARGED_FEN));
    content.put("borne_fen_by_party", totals.of(Totals.Measure.BORNE_FEN));
    content.put("journeys_worth_a_look", totals.of(Totals.Measure.EXCEPTIONS));
    content.put("rejects_by_fault", totals.of(Totals.Measure.FAULTS));
    if (read.latestSecond() != Long.MAX_VALUE) {
      content.put("no_tap_later_than", Moment.text(read.latestSecond()));
    }
    if (inputs.compare()) {
      content.put("comparison", comparison(totals, inputs.classes().isPresent()));
    }
    return new ClearSummary(content);
  }

  Map<String, Object> asMap() {
    return content;
  }

  /** What a terminal shows. */
  Map<String, Object> headline() {
    SequencedMap<String, Object> headline = new LinkedHashMap<>();
    for (String name :
        List.of("rows", "rows_by_outcome", "gross_fen", "charged_fen", "comparison")) {
      Object value = content.get(name);
      if (value != null) {
        headline.put(name, value);
      }
    }
    return headline;
  }

  private static List<Map<String, Object>> files(ReadSummary read) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (ReadSummary.ReadFile file : read.files()) {
      SequencedMap<String, Object> one = new LinkedHashMap<>();
      one.put("file", file.file());
      one.put("octets", file.octets());
      one.put("sm3", file.sm3());
      one.put("rows", file.rows());
      one.put("blank_lines", file.blankLines());
      files.add(one);
    }
    return files;
  }

  private static Map<String, Object> comparison(Totals totals, boolean given) {
    SequencedMap<String, Object> comparison = new LinkedHashMap<>();
    comparison.put("classes", given ? "given" : "inferred from other rides of the card");
    for (String name : COMPARED) {
      if (!given || !name.contains("inferred")) {
        comparison.put(name, totals.get(Totals.Measure.COMPARISON, name));
      }
    }
    comparison.put("reasons", totals.of(Totals.Measure.REASONS));
    return comparison;
  }
}
