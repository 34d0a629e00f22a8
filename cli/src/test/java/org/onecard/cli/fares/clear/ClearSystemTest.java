package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.CommandProcess;

/** Clearings of whole files: killed in the middle, changed on the way, and of real taps. */
class ClearSystemTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final long SEED = 20180901;
  private static final int ROWS = 60_000;

  @TempDir private Path folder;

  @Test
  void aKilledClearingGoesOnAndEndsInTheSameBytes() throws Exception {
    Path taps = made("taps.csv", SEED);
    Clearing clearing = new Clearing(folder);
    Clearing.Results undisturbed = clearing.szt("undisturbed", List.of(taps), "--compare");

    try (CommandProcess first = start(taps)) {
      await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(LONGEST)
          .failFast(() -> assertThat(first.isRunning()).as(first.output()).isTrue())
          .until(() -> partsDone() >= 3);
      first.kill();
      assertThat(first.exitCode()).isNotZero();
    }
    long done = partsDone();
    assertThat(done).isBetween(3L, 127L);
    assertThat(folder.resolve("killed/charges.csv")).doesNotExist();

    try (CommandProcess second = start(taps)) {
      assertThat(second.exitCode()).as(second.output()).isZero();
      assertThat(second.output())
          .contains("going on after what was read before", done + " parts done before");
    }
    assertThat(new Clearing.Results(folder.resolve("killed")).files())
        .as("seed %d", SEED)
        .isEqualTo(undisturbed.files());
  }

  @Test
  void aChangedInputStartsAnew() throws Exception {
    Path taps = made("taps.csv", SEED);
    try (CommandProcess first = start(taps)) {
      await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(LONGEST)
          .failFast(() -> assertThat(first.isRunning()).as(first.output()).isTrue())
          .until(() -> partsDone() >= 1);
      first.kill();
      assertThat(first.exitCode()).isNotZero();
    }
    String text = Files.readString(taps);
    Files.writeString(taps, text.replace(",200,", ",300,"));

    Clearing clearing = new Clearing(folder);
    Map<String, String> resumed = clearing.szt("killed", List.of(taps), "--compare").files();
    assertThat(clearing.said()).doesNotContain("going on after what was read before");
    assertThat(resumed).isEqualTo(clearing.szt("fresh", List.of(taps), "--compare").files());
  }

  @Test
  void theOrderOfRowsChangesNoCharge() throws IOException {
    List<String> rows = SztRows.many(7, 600);
    Path one = SztRows.write(folder.resolve("one.csv"), UTF_8, "\n", rows);
    Path other = SztRows.write(folder.resolve("other.csv"), UTF_8, "\n", rows.reversed());
    Path start = SztRows.write(folder.resolve("a.csv"), UTF_8, "\n", rows.subList(0, 250));
    Path rest = SztRows.write(folder.resolve("b.csv"), UTF_8, "\n", rows.subList(250, 600));
    Clearing clearing = new Clearing(folder);
    Clearing.Results whole = clearing.szt("whole", List.of(one));

    assertThat(clearing.szt("split", List.of(start, rest)).text("charges.csv"))
        .isEqualTo(whole.text("charges.csv"));
    assertThat(clearing.szt("back", List.of(other)).sum("charges.csv", "charged_fen"))
        .isEqualTo(whole.sum("charges.csv", "charged_fen"));
  }

  @Test
  void everyRealRideThatDiffersIsExplained() throws IOException {
    Path real = real();
    assumeTrue(Files.exists(real), "left out: no ../shared/data beside the project");
    Clearing clearing = new Clearing(folder);

    Clearing.Results inferred = clearing.szt("inferred", List.of(real), "--compare");

    assertThat(inferred.column("charges.csv", "tap")).hasSize(640);
    assertThat(inferred.summary().at("/comparison/rides").asInt()).isEqualTo(640);
    assertThat(inferred.summary().at("/comparison/unexplained").asInt()).isZero();
    assertThat(inferred.summary().at("/comparison/explained").asInt())
        .isEqualTo(inferred.table("compare.csv").size())
        .isPositive();
  }

  @Test
  void withTheirClassesOnlyUnmarkedTransfersOfRealRidesAreLeft() throws IOException {
    Path real = real();
    assumeTrue(Files.exists(real), "left out: no ../shared/data beside the project");
    Clearing clearing = new Clearing(folder);
    Clearing.Results before = clearing.szt("before", List.of(real), "--compare");
    StringBuilder classes = new StringBuilder("card_no,class\n");
    before.table("compare.csv").stream()
        .filter(row -> row.getOrDefault("reason", "").contains("class"))
        .map(
            row ->
                row.get("card")
                    + ","
                    + row.getOrDefault("explanation", "").split("'", -1)[1]
                    + "\n")
        .distinct()
        .forEach(classes::append);
    Path file = Files.writeString(folder.resolve("classes.csv"), classes);

    Clearing.Results given =
        clearing.szt("given", List.of(real), "--classes", file.toString(), "--compare");

    assertThat(given.summary().at("/comparison/unexplained").asInt()).isZero();
    assertThat(given.column("compare.csv", "reason")).contains("unmarked-transfer");
    assertThat(given.table("compare.csv")).hasSizeLessThan(5);
  }

  private Path made(String name, long seed) throws IOException {
    return SztRows.write(folder.resolve(name), UTF_8, "\n", SztRows.many(seed, ROWS));
  }

  private CommandProcess start(Path taps) throws IOException {
    return CommandProcess.start(
        folder,
        "clear",
        "--taps",
        taps.toString(),
        "--format",
        "szt",
        "--tariff",
        "shenzhen-2018",
        "--compare",
        "--out",
        folder.resolve("killed").toString());
  }

  private long partsDone() throws IOException {
    Path work = folder.resolve("killed/.clear");
    if (!Files.isDirectory(work)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(work)) {
      return all.filter(file -> file.getFileName().toString().matches("part-[0-9]+")).count();
    }
  }

  private static Path real() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = Objects.requireNonNull(root.getParent(), "not within the project");
    }
    return root.resolve("../shared/data/szt_taps_20180901_sample.csv");
  }
}
