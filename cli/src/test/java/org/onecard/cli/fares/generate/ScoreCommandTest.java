package org.onecard.cli.fares.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.OneCard;
import picocli.CommandLine;

class ScoreCommandTest {
  private static final String TRUTH =
      """
      account,rider_kind,class,service,from,to,boarded_at,left_at,\
      entry_tap_at,exit_tap_at,lost,gross_fen,fare_fen
      50A1,senior,senior,r,A,B,2025-10-13 08:00:00,2025-10-13 08:20:00,\
      2025-10-13 08:00:00,2025-10-13 08:20:00,,300,0
      50A1,senior,senior,r,B,A,2025-10-13 09:00:00,2025-10-13 09:20:00,\
      2025-10-13 09:00:00,,exit,300,0
      50A2,commuter,standard,b,,,2025-10-13 09:00:00,2025-10-13 09:20:00,\
      2025-10-13 09:00:00,,,200,180
      """;

  @TempDir Path folder;

  @Test
  void journeysAreScoredInWhateverOrderTheyStand() throws IOException {
    write(
        """
        tap,card,journey,boarded_at,left_at,charged_fen
        1,50A2,single,2025-10-13 09:00:00,,180
        2,50A1,pass-back,2025-10-13 08:00:09,,0
        3,50A1,complete,2025-10-13 08:00:00,2025-10-13 08:20:00,0
        4,50A1,entry-only,2025-10-13 09:00:00,,900
        5,50A3,exit-only,,2025-10-13 10:00:00,500
        """);
    assertThat(run())
        .contains("\"journeys\":3,\"found\":4,\"right\":3,\"precision_percent\":75.000")
        .contains("\"exact_fare_percent\":66.667,\"true_fen\":180,\"charged_fen\":1580")
        .contains("\"over_fen\":1400,\"under_fen\":0");
  }

  /** What clear writes is what score reads: the figure that the engine alone gets in ScoreTest. */
  @Test
  void aMadeUpProvinceIsClearedAndScored() {
    String taps = folder.resolve("taps").toString();
    String cleared = folder.resolve("cleared").toString();
    execute("generate", "taps", "--cards", "3000", "--days", "7", "--seed", "1", "--out", taps);
    execute(
        "clear",
        "--taps=" + taps + "/taps.csv",
        "--classes=" + taps + "/riders.csv",
        "--format=onecard",
        "--tariff=chuanyu-2025",
        "--out=" + cleared);
    assertThat(execute("score", "--truth", taps + "/truth.csv", "--out", cleared))
        .contains("\"precision_percent\":99.811,\"recall_percent\":99.901")
        .contains("\"exact_fare_percent\":98.898")
        .contains("\"true_fen\":7028560,\"charged_fen\":7158490");
  }

  @Test
  void aFileThatIsNoneIsRefusedWithTheRow() throws IOException {
    write("tap,card,journey,boarded_at,left_at,charged_fen\n1,50A2,single,yesterday,,180\n");
    assertThat(run()).contains("data row 1: boarded_at 'yesterday' is no time");
    write("tap,card\n");
    assertThat(run()).contains("no column journey");
    write("tap,card,journey,boarded_at,left_at,charged_fen\n1,50A2,single\n");
    assertThat(run()).contains("3 cells under 6 names");
  }

  private void write(String journeys) throws IOException {
    Files.writeString(folder.resolve("truth.csv"), TRUTH);
    Files.writeString(folder.resolve("journeys.csv"), journeys);
  }

  private String run() {
    return execute(
        "score", "--truth", folder.resolve("truth.csv").toString(), "--out", folder.toString());
  }

  private static String execute(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command =
        OneCard.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    command.execute(arguments);
    return out.toString();
  }
}
