package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every bad row is a line of its own, and all rows are accounted for. */
class BadInputTest {
  private static final String GOOD = SztRows.bus("06:00:00", "GOOD", 200, 0, "160");
  private static final String ONECARD =
      "device,sequence,at,account,medium,kind,service,station,given_fen,transfer_mark\n";

  @TempDir private Path folder;

  @Test
  void namesEachFaultOfARow() throws IOException {
    List<String> rows =
        List.of(
            GOOD,
            GOOD.replace(",200,", ",-200,"),
            GOOD.replace(",200,", ",200000000000000000000,"),
            GOOD.replace(",200,", ",2oo,"),
            GOOD.replace("06:00:00", "06:61:00"),
            GOOD.replace("2018-09-01 06", "2018-09-02 06"),
            GOOD.replace("2018-09-01 06:00:00", "1970-01-01 06:00:00"),
            GOOD.replace("GOOD", ""),
            GOOD.replace("巴士", "轮渡"),
            GOOD.replace(",0,160,", ",7,160,"),
            GOOD.replace("公交一", "\"公交一"),
            GOOD.substring(0, 40));
    Path taps = SztRows.write(folder.resolve("taps.csv"), UTF_8, "\n", rows);

    Clearing.Results results = new Clearing(folder).szt("out", List.of(taps));

    assertThat(results.column("rejects.csv", "fault"))
        .containsExactly(
            "amount",
            "amount",
            "amount",
            "time",
            "clock-ahead",
            "time",
            "card",
            "kind",
            "mark",
            "line",
            "line");
    assertThat(results.column("rejects.csv", "tap"))
        .containsExactly("2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    assertThat(results.column("rejects.csv", "line"))
        .containsExactly("3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13");
    assertThat(results.column("rejects.csv", "remedy")).noneMatch(String::isEmpty);
    assertThat(results.column("charges.csv", "tap")).containsExactly("1");
    assertThat(results.summary().at("/rows").asInt()).isEqualTo(12);
    assertThat(results.summary().at("/rows_by_outcome/rejected").asInt()).isEqualTo(11);
  }

  @Test
  void countsRowsOnOverFilesAndNamesTheFile() throws IOException {
    Path first = SztRows.write(folder.resolve("first.csv"), GOOD, "", "cut");
    Path second = SztRows.write(folder.resolve("second.csv"), "cut", GOOD.replace("GOOD", "B"));

    Clearing.Results results = new Clearing(folder).szt("out", List.of(first, second));

    assertThat(results.column("charges.csv", "tap")).containsExactly("1", "4");
    assertThat(results.column("rejects.csv", "tap")).containsExactly("2", "3");
    assertThat(results.column("rejects.csv", "file")).containsExactly("1", "2");
    assertThat(results.column("rejects.csv", "line")).containsExactly("4", "2");
    assertThat(results.summary().at("/files/0/blank_lines").asInt()).isEqualTo(1);
  }

  @Test
  void saysWhichColumnIsMissingAndLeavesNoResult() throws IOException {
    Path taps = folder.resolve("taps.csv");
    Files.writeString(taps, "deal_date,card_no,deal_type,conn_mark\n");
    Clearing clearing = new Clearing(folder);

    assertThat(clearing.exitCode("out", List.of(taps), "szt", "shenzhen-2018")).isEqualTo(1);
    assertThat(clearing.said()).contains("onecard: ", "no column deal_value");
    assertThat(folder.resolve("out/charges.csv")).doesNotExist();
  }

  @Test
  void saysWhatIsWrongWithWhatItIsGiven() throws IOException {
    Path taps = SztRows.write(folder.resolve("taps.csv"), GOOD);
    Path none = folder.resolve("none.csv");
    assertThat(failing(List.of(none), "shenzhen-2018")).contains("there is no file " + none);
    assertThat(failing(List.of(taps), "atlantis")).contains("no tariff 'atlantis'");
    assertThat(failing(List.of(taps), "chengdu-2025")).contains("metro and bus");
    Path classes = folder.resolve("classes.csv");
    Files.writeString(classes, "card_no,class\nAAA,standard\nBBB,emperor\n");
    assertThat(failing(List.of(taps), "shenzhen-2018", "--classes", classes.toString()))
        .contains("line 3", "emperor", "standard, full, half, free");
  }

  @Test
  void rejectsAnUnknownStationOrServiceAndTakesAnEmptyStation() throws IOException {
    Path taps =
        onecard(
            "G1,1,2026-11-20 08:00:00,A,card,entry,rail,天府广场,,",
            "G1,2,2026-11-20 08:00:05,B,card,entry,rail,月球站,,",
            "G2,1,2026-11-20T00:20:00Z,A,card,exit,rail,春熙路,,",
            "G3,1,2026-11-20 08:30:00,A,card,board,飞船,,,",
            "G2,x,2026-11-20 08:30:00,A,card,exit,rail,春熙路,,",
            "G2,9,2026-11-20 08:30:00,A,card,exit,rail,,,");

    Clearing.Results results = clear(List.of(taps));

    assertThat(results.column("rejects.csv", "fault"))
        .containsExactly("station", "service", "identity");
    assertThat(results.column("charges.csv", "tap")).containsExactly("3", "6");
  }

  @Test
  void twoFilesOfOneDeviceMayOverlapButNotContradict() throws IOException {
    String one = "G1,1,2026-11-20 08:00:00,A,card,entry,rail,天府广场,,";
    String two = "G1,2,2026-11-20 08:00:05,B,card,entry,rail,天府广场,,";
    String end = "G2,1,2026-11-20 08:20:00,A,card,exit,rail,春熙路,,";
    Path first = onecard(one, two, end);
    Path second = folder.resolve("second.csv");
    Files.writeString(
        second,
        ONECARD
            + two.replace("2026-11-20 08:00:05", "2026-11-20T00:00:05Z")
            + "\n"
            + end.replace(",A,", ",C,")
            + "\n"
            + end);

    Clearing.Results results = clear(List.of(first, second));

    assertThat(results.summary().at("/rows_by_outcome/repeated_entries").asInt()).isEqualTo(1);
    assertThat(results.summary().at("/rows_by_outcome/repeated_rides").asInt()).isEqualTo(1);
    Map<String, String> conflict = results.table("rejects.csv").getFirst();
    assertThat(conflict).containsEntry("tap", "5").containsEntry("fault", "conflict");
    assertThat(results.column("charges.csv", "why")).element(2).isEqualTo("repeats tap 3");
  }

  @Test
  void aClockADayAheadIsFoundAmongOthersAndByTheGivenEnd() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add("G1,%d,2026-11-20 08:0%d:00,A%d,card,entry,rail,天府广场,,".formatted(i, i, i));
    }
    rows.add("G9,1,2026-11-21 08:00:00,B,card,entry,rail,天府广场,,");
    Path taps = onecard(rows.toArray(String[]::new));

    Clearing.Results results = clear(List.of(taps));
    assertThat(results.column("rejects.csv", "fault")).containsExactly("clock-ahead");
    assertThat(results.column("rejects.csv", "tap")).containsExactly("11");

    Clearing.Results given = clear(List.of(taps), "--as-of", "2026-11-21 09:00:00");
    assertThat(given.table("rejects.csv")).isEmpty();
    given = clear(List.of(taps), "--as-of", "2026-11-20T08:04:30+08:00");
    assertThat(given.column("rejects.csv", "tap")).containsExactly("6", "7", "8", "9", "10", "11");
  }

  @Test
  void aLateTapIsACorrectionAndTheSumsAgree() throws IOException {
    Path taps =
        onecard(
            "G1,1,2026-11-20 08:00:00,A,card,entry,rail,天府广场,,",
            "G1,2,2026-11-20 18:00:00,A,card,entry,rail,天府广场,,",
            "G2,2,2026-11-20 18:20:00,A,card,exit,rail,春熙路,,",
            "G2,1,2026-11-20 08:20:00,A,card,exit,rail,春熙路,,");

    Clearing.Results results = clear(List.of(taps));

    Map<String, String> correction = results.table("corrections.csv").getFirst();
    assertThat(correction)
        .containsEntry("tap", "4")
        .containsEntry("ride_tap", "1")
        .containsEntry("journey_before", "entry-only")
        .containsEntry("journey_after", "complete");
    long before = Long.parseLong(correction.getOrDefault("before_fen", ""));
    long after = Long.parseLong(correction.getOrDefault("after_fen", ""));
    assertThat(correction).containsEntry("delta_fen", "" + (after - before));
    assertThat(results.column("charges.csv", "tap")).containsExactly("3", "4");
    assertThat(results.sum("apportionment.csv", "charged_fen"))
        .isEqualTo(results.sum("charges.csv", "charged_fen"));
    assertThat(results.column("apportionment.csv", "line")).doesNotContain("");
  }

  private Clearing.Results clear(List<Path> taps, String... options) {
    return new Clearing(folder).clear("out", taps, "onecard", "chengdu-2025", options);
  }

  private String failing(List<Path> taps, String tariff, String... options) {
    Clearing clearing = new Clearing(folder);
    assertThat(clearing.exitCode("out", taps, "szt", tariff, options)).isEqualTo(1);
    return clearing.said();
  }

  private Path onecard(String... rows) throws IOException {
    Path file = folder.resolve("onecard.csv");
    return Files.writeString(file, ONECARD + String.join("\n", rows) + "\n");
  }
}
