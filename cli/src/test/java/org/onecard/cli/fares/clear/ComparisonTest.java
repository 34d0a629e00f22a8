package org.onecard.cli.fares.clear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} {1} fen, mark {2}, {3} paid: {4}")
  @CsvSource({
    "bus,  200, 0, 120, unmarked-transfer",
    "exit, 500, 0, 435, unmarked-transfer",
    "bus,  900, 0, 620, unmarked-transfer",
    "exit, 500, 1, 475, mark-without-transfer",
    "exit, 300, 0, 150, other-class",
    "exit, 300, 0, 0,   other-class",
    "bus,  300, 0, 300, other-class",
    "bus,  300, 1, 150, other-class",
    "bus,  400, 0, 160, transfer-not-in-the-tariff",
    "bus,  400, 1, 235, transfer-not-in-the-tariff",
    "exit, 251, 0, 125, rounding",
    "bus,  350, 0, 277, rounding",
    "bus,  500, 0, 475, rules-of-other-service",
    "exit, 400, 0, 315, rules-of-other-service",
    "bus,  300, 0, 301, above-gross",
    "bus,  300, 0, 111, none",
    "exit, 0,   0, 200, above-gross"
  })
  void explainsTheAmountOfOneRide(String kind, int gross, int mark, long paid, String reason)
      throws IOException {
    String row =
        kind.equals("bus")
            ? SztRows.bus("06:00:00", "AAA", gross, mark, "" + paid)
            : SztRows.exit("06:00:00", "AAA", gross, mark, "" + paid);

    Clearing.Results results = compare(row);

    Map<String, String> differing = results.table("compare.csv").getFirst();
    assertThat(differing)
        .containsEntry("reason", reason)
        .containsEntry("paid_fen", "" + paid)
        .containsEntry("inferred_class", "");
    boolean explained = !reason.equals("none") && !reason.equals("above-gross");
    assertThat(results.summary().at("/comparison/explained").asInt()).isEqualTo(explained ? 1 : 0);
    assertThat(results.summary().at("/comparison/unexplained").asInt())
        .isEqualTo(explained ? 0 : 1);
  }

  @Test
  void infersAClassFromOtherRidesOfTheCardAndNeverFromTheRideItself() throws IOException {
    Clearing.Results results =
        compare(
            SztRows.exit("06:00:00", "ALONE", 300, 0, "150"),
            SztRows.exit("06:00:00", "TWICE", 300, 0, "150"),
            SztRows.bus("06:40:00", "TWICE", 200, 0, "100"),
            SztRows.exit("06:00:00", "TORN", 300, 0, "0"),
            SztRows.exit("06:40:00", "TORN", 300, 0, "150"));

    assertThat(results.column("compare.csv", "inferred_class"))
        .containsExactly("", "half", "half", "half", "free");
    assertThat(results.column("compare.csv", "reason"))
        .containsExactly(
            "other-class",
            "class-of-other-rides",
            "class-of-other-rides",
            "other-class",
            "other-class");
    assertThat(results.summary().at("/comparison/inferred_equal").asInt()).isEqualTo(2);
    assertThat(results.summary().at("/comparison/not_inferred").asInt()).isEqualTo(1);
  }

  @Test
  void withGivenClassesListsOnlyWhatTheyDoNotExplain() throws IOException {
    Path classes = folder.resolve("classes.csv");
    Files.writeString(classes, "class,card_no\r\nhalf,HALF\r\nfree,FREE\r\nfull,FULL\r\n");
    Path taps =
        SztRows.write(
            folder.resolve("taps.csv"),
            SztRows.exit("06:00:00", "HALF", 300, 0, "150"),
            SztRows.exit("06:00:00", "FREE", 300, 0, "0"),
            SztRows.bus("06:00:00", "FULL", 300, 0, "300"),
            SztRows.bus("06:00:00", "CARD", 300, 0, "240"),
            SztRows.bus("06:30:00", "CARD", 300, 0, "200"));

    Clearing.Results results =
        new Clearing(folder)
            .szt("out", List.of(taps), "--classes", classes.toString(), "--compare");

    assertThat(results.column("compare.csv", "tap")).containsExactly("5");
    assertThat(results.column("compare.csv", "explanation"))
        .containsExactly("a transfer of 40 fen that the mark does not show");
    assertThat(results.summary().at("/comparison/inferred_equal").isMissingNode()).isTrue();
  }

  @Test
  void aRepeatedRowThatPaidAgainIsExplainedAsThat() throws IOException {
    String ride = SztRows.bus("06:00:00", "AAA", 200, 0, "160");
    Clearing.Results results = compare(ride, ride);
    assertThat(results.column("compare.csv", "reason")).containsExactly("repetition");
    assertThat(results.summary().at("/comparison/rides").asInt()).isEqualTo(2);
    assertThat(results.summary().at("/comparison/equal").asInt()).isEqualTo(1);
  }

  private Clearing.Results compare(String... rows) throws IOException {
    Path taps = SztRows.write(folder.resolve("taps.csv"), rows);
    return new Clearing(folder).szt("out", List.of(taps), "--compare");
  }
}
