package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.onecard.fares.tariff.Tariff;

/**
 * The results as one page that needs nothing beside itself: charts, each with the table it is drawn
 * from, Chinese first and English beside it.
 */
final class Report {
  private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.2.2/dist/";
  private static final int MOST_PAIRS_IN_TABLE = 200;

  private static final List<List<String>> TAPS =
      List.of(
          List.of("entry", "进站 Entries"),
          List.of("exit", "出站 Exits"),
          List.of("board", "上车 Boardings"));

  private final ReportPage page = new ReportPage();
  private final Totals totals;
  private final ReportNames names;

  private Report(Totals totals, ReportNames names) {
    this.totals = totals;
    this.names = names;
  }

  /** The whole page. */
  static String html(Tariff tariff, long rows, Totals totals) {
    Report report = new Report(totals, new ReportNames(tariff));
    report.head(tariff.name(), rows);
    report.hours();
    report.pairs();
    report.money();
    report.exceptions();
    report.comparison();
    return report.page.html(
        resource("report.css"), resource(CHARTS + "echarts.min.js"), resource("report.js"));
  }

  private void head(String tariff, long rows) {
    page.title("清分报告", "Clearing report", tariff);
    SequencedMap<String, Long> outcomes = totals.of(Totals.Measure.ROWS);
    page.tile("记录", "rows", ReportPage.number(rows));
    page.tile("行程", "rides", ReportPage.number(outcomes.getOrDefault("rides", 0L)));
    long repeated =
        outcomes.getOrDefault("repeated_rides", 0L) + outcomes.getOrDefault("repeated_entries", 0L);
    page.tile("重复", "repeated", ReportPage.number(repeated));
    page.tile("拒收", "rejected", ReportPage.number(outcomes.getOrDefault("rejected", 0L)));
    page.tile("应收（元）", "gross, yuan", ReportPage.yuan(totals.sum(Totals.Measure.GROSS_FEN)));
    page.tile("优惠（元）", "taken off, yuan", ReportPage.yuan(totals.sum(Totals.Measure.BORNE_FEN)));
    page.tile("实收（元）", "charged, yuan", ReportPage.yuan(totals.sum(Totals.Measure.CHARGED_FEN)));
  }

  private void hours() {
    SequencedMap<String, List<Long>> rows = new LinkedHashMap<>();
    TreeSet<String> hours = new TreeSet<>();
    SequencedMap<String, Long> taps = totals.of(Totals.Measure.HOURS);
    taps.keySet().forEach(key -> hours.add(key.substring(0, key.indexOf('\t'))));
    List<List<String>> kinds =
        TAPS.stream()
            .filter(
                kind -> taps.keySet().stream().anyMatch(k -> k.endsWith("\t" + kind.getFirst())))
            .toList();
    for (String hour : hours) {
      rows.put(
          hour.substring(5) + ":00",
          kinds.stream().map(k -> taps.getOrDefault(hour + "\t" + k.getFirst(), 0L)).toList());
    }
    page.chart(
        new ReportPage.Chart(
            "hours", "columns", "每小时刷卡", "Taps by hour", "时间 Hour", "次 taps", false, 0),
        kinds.stream().map(List::getLast).toList(),
        rows);
  }

  private void pairs() {
    SequencedMap<String, List<Long>> rows = new LinkedHashMap<>();
    largest(totals.of(Totals.Measure.ORIGIN_DESTINATION)).stream()
        .limit(MOST_PAIRS_IN_TABLE)
        .forEach(e -> rows.put(names.way(e.getKey()), List.of(e.getValue())));
    page.chart(
        new ReportPage.Chart(
            "pairs",
            "bars",
            "客流起讫（最多的）",
            "Origins and destinations, the most frequent",
            "起点 → 终点 From → to",
            "次 rides",
            false,
            15),
        List.of("行程 Rides"),
        rows);
  }

  private void money() {
    SequencedMap<String, Long> gross = totals.of(Totals.Measure.GROSS_FEN);
    SequencedMap<String, Long> charged = totals.of(Totals.Measure.CHARGED_FEN);
    SequencedMap<String, List<Long>> rows = new LinkedHashMap<>();
    for (Map.Entry<String, Long> one : largest(charged)) {
      long off = gross.getOrDefault(one.getKey(), 0L) - one.getValue();
      rows.put(names.party(one.getKey()), List.of(one.getValue(), off));
    }
    page.chart(
        new ReportPage.Chart(
            "money",
            "bars",
            "各运营方金额",
            "Money by operator or line",
            "运营方 Operator",
            "元 yuan",
            true,
            20),
        List.of("实收 Charged", "优惠 Taken off"),
        rows);
  }

  private void exceptions() {
    SequencedMap<String, Long> named = new LinkedHashMap<>();
    totals
        .of(Totals.Measure.EXCEPTIONS)
        .forEach((code, count) -> named.put(ReportWords.exception(code), count));
    totals
        .of(Totals.Measure.FAULTS)
        .forEach((code, count) -> named.put(ReportWords.fault(code), count));
    SequencedMap<String, List<Long>> rows = new LinkedHashMap<>();
    largest(named).forEach(one -> rows.put(one.getKey(), List.of(one.getValue())));
    page.chart(
        new ReportPage.Chart(
            "exceptions", "bars", "异常与拒收", "Exceptions by kind", "种类 Kind", "次 times", false, 30),
        List.of("次数 Count"),
        rows);
  }

  private void comparison() {
    if (totals.of(Totals.Measure.COMPARISON).isEmpty()) {
      return;
    }
    SequencedMap<String, List<Long>> rows = new LinkedHashMap<>();
    largest(totals.of(Totals.Measure.REASONS))
        .forEach(one -> rows.put(ReportWords.reason(one.getKey()), List.of(one.getValue())));
    page.chart(
        new ReportPage.Chart(
            "comparison",
            "bars",
            "与文件实收不同的原因",
            "Why rides differ from what the file says was paid",
            "原因 Reason",
            "次 rides",
            false,
            20),
        List.of("行程 Rides"),
        rows);
  }

  private static List<Map.Entry<String, Long>> largest(SequencedMap<String, Long> sums) {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(sums.entrySet());
    sorted.sort(
        Map.Entry.<String, Long>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    return sorted;
  }

  private static String resource(String name) {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the command was packed without " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
