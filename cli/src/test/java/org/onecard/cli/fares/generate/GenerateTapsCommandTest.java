package org.onecard.cli.fares.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.OneCard;
import picocli.CommandLine;

class GenerateTapsCommandTest {
  private static final List<String> FILES =
      List.of("README.md", "riders.csv", "taps-by-hour.svg", "taps.csv", "truth.csv");

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOthers() throws IOException {
    generate("a", "5");
    generate("b", "5");
    generate("c", "6");
    for (String file : FILES) {
      Path a = folder.resolve("a").resolve(file);
      assertThat(folder.resolve("b").resolve(file)).hasSameBinaryContentAs(a);
      assertThat(Files.mismatch(a, folder.resolve("c").resolve(file))).as(file).isNotEqualTo(-1);
    }
  }

  @Test
  void onlyWholeFilesAreLeftEvenOverOnesThatStoodThere() throws IOException {
    Path out = Files.createDirectories(folder.resolve("a"));
    Files.writeString(out.resolve("taps.csv.part"), "cut off by a ki");
    Files.writeString(out.resolve("taps.csv"), "of a run before");
    generate("a", "5");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FILES);
    }
    assertThat(Files.readAllLines(out.resolve("taps.csv"))).hasSizeGreaterThan(500);
  }

  @Test
  void aWriterThatFailsLeavesNothingUnderTheName() throws IOException {
    try (WholeFile file = new WholeFile(folder, "x.csv")) {
      file.line("half");
    }
    assertThat(folder).isEmptyDirectory();
    try (WholeFile file = new WholeFile(folder, "x.csv")) {
      file.line("whole");
      file.finish();
    }
    assertThat(folder.resolve("x.csv")).hasContent("whole\n");
  }

  @Test
  void filesHaveTheAgreedColumnsAndBelongTogether() throws IOException {
    generate("a", "5");
    List<String> taps = read("taps.csv");
    List<String> riders = read("riders.csv");
    List<String> truth = read("truth.csv");
    assertThat(taps.getFirst())
        .isEqualTo(
            "device,sequence,at,account,medium,kind,service,station,given_fen,transfer_mark");
    assertThat(riders.getFirst()).isEqualTo("card_no,class,residence,from,top_ups");
    assertThat(riders).hasSize(301);
    Set<String> accounts = new HashSet<>();
    riders.stream().skip(1).forEach(row -> accounts.add(row.split(",", -1)[0]));
    assertThat(accounts).hasSize(300);
    Set<String> tapTimes = new HashSet<>();
    for (String row : taps.subList(1, taps.size())) {
      String[] cells = row.split(",", -1);
      assertThat(cells).hasSize(10);
      assertThat(accounts).contains(cells[3]);
      assertThat(cells[2]).matches("2025-10-1[3-6] [0-2][0-9]:[0-5][0-9]:[0-5][0-9]");
      tapTimes.add(cells[3] + " " + cells[2]);
    }
    for (String row : truth.subList(1, truth.size())) {
      String[] cells = row.split(",", -1);
      assertThat(cells).hasSize(13);
      for (int column : new int[] {8, 9}) {
        if (!cells[column].isEmpty()) {
          assertThat(tapTimes).contains(cells[0] + " " + cells[column]);
        }
      }
      assertThat(Long.parseLong(cells[12])).isBetween(0L, Long.parseLong(cells[11]));
    }
  }

  @Test
  void theReadmeSaysHowToMakeItAgainAndHowFlawedItIs() throws IOException {
    generate("a", "5");
    assertThat(Files.readString(folder.resolve("a/README.md")))
        .contains("--cards 300 --days 2 --seed 5 --from 2025-10-13")
        .contains("rail ride without its exit | 1.5 %")
        .contains("rail ride without its entry | 0.9 %");
  }

  @Test
  void wrongUseIsToldWithTheRange() {
    StringWriter err = new StringWriter();
    CommandLine command = OneCard.commandLine().setErr(new PrintWriter(err));
    int exit =
        command.execute(
            "generate", "taps", "--cards", "0", "--out", folder.resolve("x").toString());
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--cards must be 1 to");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  private List<String> read(String file) throws IOException {
    return Files.readAllLines(folder.resolve("a").resolve(file));
  }

  private void generate(String name, String seed) {
    StringWriter out = new StringWriter();
    CommandLine command =
        OneCard.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()));
    int exit =
        command.execute(
            "generate",
            "taps",
            "--cards",
            "300",
            "--days",
            "2",
            "--seed",
            seed,
            "--out",
            folder.resolve(name).toString());
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("\"taps\":");
  }
}
