package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearSztTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} {1} fen, {3}, mark {2}: {4}")
  @CsvSource({
    "exit, 500, 0, standard, 475",
    "exit, 500, 1, standard, 435",
    "exit, 500, 0, half,     250",
    "exit, 500, 1, half,     250",
    "exit, 500, 1, free,     0",
    "exit, 500, 1, full,     500",
    "exit, 50,  1, standard, 8",
    "exit, 30,  1, standard, 0",
    "exit, 0,   1, standard, 0",
    "exit, 251, 0, half,     126",
    "bus,  200, 0, standard, 160",
    "bus,  200, 1, standard, 120",
    "bus,  300, 0, standard, 240",
    "bus,  400, 0, standard, 315",
    "bus,  500, 0, standard, 390",
    "bus,  600, 0, standard, 465",
    "bus,  700, 0, standard, 530",
    "bus,  800, 0, standard, 595",
    "bus,  900, 1, standard, 620",
    "bus,  400, 1, half,     200",
    "bus,  400, 1, full,     400",
    "bus,  400, 1, free,     0"
  })
  void chargesByClassAndMark(String kind, int gross, int mark, String riderClass, long charged)
      throws IOException {
    String row =
        kind.equals("bus")
            ? SztRows.bus("06:00:00", "AAA", gross, mark, "1")
            : SztRows.exit("06:00:00", "AAA", gross, mark, "1");
    Path classes = folder.resolve("classes.csv");
    Files.writeString(classes, "card_no,class\nAAA," + riderClass + "\n");

    Clearing.Results results =
        new Clearing(folder).szt("out", List.of(taps(row)), "--classes", classes.toString());

    assertThat(results.column("charges.csv", "charged_fen")).containsExactly("" + charged);
    assertThat(results.column("charges.csv", "gross_fen")).containsExactly("" + gross);
    assertThat(results.column("charges.csv", "kind"))
        .containsExactly(kind.equals("bus") ? "bus" : "metro");
    assertThat(results.column("charges.csv", "why").getFirst()).startsWith(riderClass);
  }

  @Test
  void everyRideHasOneRowWhateverStandsAroundIt() throws IOException {
    Path taps =
        taps(
            SztRows.row("06:00:00", "AAA", 0, "地铁入站", "甲站", 0, "0"),
            SztRows.row("06:00:20", "AAA", 0, "地铁入站", "甲站", 0, "0"),
            SztRows.row("06:00:40", "AAA", 200, "地铁出站", "甲站", 0, "190"),
            SztRows.row("06:00:41", "AAA", 200, "地铁出站", "甲站", 0, "190"),
            SztRows.row("06:00:41", "AAA", 300, "地铁出站", "甲站", 0, "285"),
            SztRows.row("05:59:00", "BBB", 400, "地铁出站", "", 0, "380"),
            SztRows.row("06:00:00", "BBB", 0, "地铁入站", "甲站", 0, "0"),
            SztRows.bus("06:01:00", "BBB", 200, 0, "160"),
            SztRows.bus("06:01:30", "BBB", 200, 0, "160"));

    Clearing.Results results = new Clearing(folder).szt("out", List.of(taps));

    assertThat(results.text("charges.csv"))
        .startsWith("tap,card,at,kind,gross_fen,charged_fen,why\n");
    assertThat(results.column("charges.csv", "tap")).containsExactly("3", "4", "5", "6", "8", "9");
    assertThat(results.column("charges.csv", "charged_fen"))
        .containsExactly("190", "190", "285", "380", "160", "160");
    assertThat(results.summary().at("/rows_by_outcome/rides").asInt()).isEqualTo(6);
    assertThat(results.summary().at("/rows_by_outcome/entries").asInt()).isEqualTo(3);
  }

  @Test
  void onlyAnIdenticalRowIsARepetition() throws IOException {
    String ride = SztRows.bus("06:00:00", "AAA", 200, 0, "160");
    Path first = taps(ride, ride, SztRows.bus("06:00:01", "AAA", 200, 0, "160"));
    Path second =
        Files.writeString(
            folder.resolve("second.csv"), reversed(SztRows.HEADER) + "\r\n" + reversed(ride));

    Clearing.Results results = new Clearing(folder).szt("out", List.of(first, second));

    assertThat(results.column("charges.csv", "charged_fen"))
        .containsExactly("160", "0", "160", "0");
    assertThat(results.column("charges.csv", "why")).element(1).isEqualTo("repeats tap 1");
    assertThat(results.column("charges.csv", "why")).element(3).isEqualTo("repeats tap 1");
    assertThat(results.summary().at("/rows_by_outcome/repeated_rides").asInt()).isEqualTo(2);
  }

  @Test
  void whatWasPaidChangesNothingThatIsCharged() throws IOException {
    List<String> rows = SztRows.many(20180901, 400);
    Path as = SztRows.write(folder.resolve("as.csv"), UTF_8, "\n", rows);
    List<String> others =
        IntStream.range(0, rows.size()).mapToObj(i -> withMoney(rows.get(i), "" + 7 * i)).toList();
    Path other = SztRows.write(folder.resolve("other.csv"), UTF_8, "\n", others);
    List<String> broken = rows.stream().map(row -> withMoney(row, "x-5")).toList();
    Path bad = SztRows.write(folder.resolve("bad.csv"), UTF_8, "\n", broken);

    Clearing clearing = new Clearing(folder);
    Clearing.Results first = clearing.szt("one", List.of(as), "--compare");
    Clearing.Results second = clearing.szt("two", List.of(other), "--compare");
    Clearing.Results third = clearing.szt("three", List.of(bad));

    for (String table :
        List.of("charges.csv", "journeys.csv", "corrections.csv", "apportionment.csv")) {
      assertThat(second.text(table)).isEqualTo(first.text(table));
      assertThat(third.text(table)).isEqualTo(first.text(table));
    }
    assertThat(second.text("compare.csv")).isNotEqualTo(first.text("compare.csv"));
    assertThat(third.column("rejects.csv", "fault")).containsOnly("not-compared").hasSize(400);
  }

  @Test
  void encodingLineEndsQuotesAndOrderOfColumnsChangeNothing() throws IOException {
    List<String> rows = SztRows.many(7, 300);
    Clearing clearing = new Clearing(folder);
    String plain = charges(clearing, "plain", UTF_8, "\n", rows);

    assertThat(charges(clearing, "crlf", UTF_8, "\r\n", rows)).isEqualTo(plain);
    assertThat(charges(clearing, "gb", Charset.forName("GB18030"), "\n", rows)).isEqualTo(plain);
    List<String> quoted = rows.stream().map(r -> "\"" + r.replace(",", "\",\"") + "\"").toList();
    assertThat(charges(clearing, "quoted", UTF_8, "\n", quoted)).isEqualTo(plain);
    StringBuilder reversed = new StringBuilder("\uFEFF" + reversed(SztRows.HEADER));
    rows.forEach(row -> reversed.append('\n').append(reversed(row)));
    Path file = Files.writeString(folder.resolve("reversed.csv"), reversed);
    assertThat(clearing.szt("reversed", List.of(file)).text("charges.csv")).isEqualTo(plain);
  }

  @Test
  void moneyIsNeitherLostNorMade() throws IOException {
    Path taps = SztRows.write(folder.resolve("many.csv"), UTF_8, "\n", SztRows.many(42, 500));

    Clearing.Results results = new Clearing(folder).szt("out", List.of(taps));

    long charged = results.sum("charges.csv", "charged_fen");
    assertThat(results.sum("apportionment.csv", "charged_fen")).isEqualTo(charged);
    assertThat(results.summary().at("/charged_fen").asLong()).isEqualTo(charged);
    assertThat(results.summary().at("/rows").asInt()).isEqualTo(500);
  }

  private String charges(
      Clearing clearing, String name, Charset charset, String end, List<String> rows)
      throws IOException {
    Path file = SztRows.write(folder.resolve(name + ".csv"), charset, end, rows);
    return clearing.szt(name, List.of(file)).text("charges.csv");
  }

  private static String reversed(String row) {
    List<String> fields = List.of(row.split(",", -1));
    return String.join(",", fields.reversed());
  }

  private static String withMoney(String row, String money) {
    String[] fields = row.split(",", -1);
    fields[9] = money;
    return String.join(",", fields);
  }

  private Path taps(String... rows) throws IOException {
    return SztRows.write(folder.resolve("taps.csv"), rows);
  }
}
