package org.onecard.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.CommandProcess;
import org.onecard.cli.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Taps replayed through two real nodes, each a process of its own. */
class ReplaySystemTest {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STEP = Duration.ofMinutes(2);

  @TempDir private static Path folder;

  private static CommandProcess nodes;
  private static Path data;

  @BeforeAll
  static void start() throws IOException {
    data = folder.resolve("data");
    Path ready = folder.resolve("ready.json");
    nodes =
        CommandProcess.start(
            folder,
            "up",
            "--data",
            data.toString(),
            "--port",
            Integer.toString(FreePorts.pair()),
            "--ready-file",
            ready.toString());
    await()
        .atMost(START)
        .failFast(() -> assertThat(nodes.isRunning()).as(nodes.output()).isTrue())
        .until(() -> Files.exists(ready));
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void everyTapIsStoredOnceAndIdenticalRowsAsDuplicates() throws Exception {
    try (CommandProcess replay = replay(MadeUpTaps.write(folder))) {
      JsonNode sums = sums(replay);
      expect(sums, MadeUpTaps.TAPS, MadeUpTaps.TAPS - MadeUpTaps.REPEATED, 0);
      assertThat(sums.path("duplicates").asInt()).isEqualTo(MadeUpTaps.REPEATED);
      assertThat(replay.output())
          .contains("line 62 is left out", "轮渡")
          .containsPattern("replay \\S+ stored \\d+ of " + MadeUpTaps.TAPS);
    }
  }

  @Test
  void everyLaterTapOfASuspendedCardIsDeclined() throws Exception {
    try (CommandProcess replay = replay(MadeUpTaps.write(folder), "--suspend", "5")) {
      JsonNode sums = sums(replay);
      Matcher said =
          Pattern.compile("suspended 5 cards, which tap (\\d+) times more")
              .matcher(replay.output());
      assertThat(said.find()).as(replay.output()).isTrue();
      int declined = Integer.parseInt(said.group(1));
      expect(sums, MadeUpTaps.TAPS, MadeUpTaps.TAPS - MadeUpTaps.REPEATED - declined, declined);
    }
  }

  @Test
  void killingTheNodeOfThePlaceChangesNoSum() throws Exception {
    try (CommandProcess replay = replay(MadeUpTaps.write(folder), "--rate", "8")) {
      awaitOutput(replay, "stored [1-9]\\d* of");
      pid("50").destroyForcibly();
      expect(sums(replay), MadeUpTaps.TAPS, MadeUpTaps.TAPS - MadeUpTaps.REPEATED, 0);
    }
  }

  @Test
  void theIssuersNodeIsNotNeededAfterEnrolment() throws Exception {
    try (CommandProcess replay = replay(MadeUpTaps.write(folder), "--rate", "8")) {
      awaitOutput(replay, "stored [1-9]\\d* of");
      signal("STOP", pid("51"));
      try {
        expect(sums(replay), MadeUpTaps.TAPS, MadeUpTaps.TAPS - MadeUpTaps.REPEATED, 0);
      } finally {
        signal("CONT", pid("51"));
      }
    }
  }

  @Test
  void theRealTapsAreAllAccepted() throws Exception {
    Path real = projectRoot().resolve("../shared/data/szt_taps_20180901_sample.csv");
    assumeTrue(Files.exists(real), "left out: no ../shared/data beside the project");
    try (CommandProcess replay = replay(real)) {
      expect(sums(replay), 10_000, 10_000, 0);
    }
  }

  private static CommandProcess replay(Path taps, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--taps", taps.toString(), "--data", data.toString()));
    arguments.addAll(List.of(options));
    return CommandProcess.start(folder, arguments.toArray(String[]::new));
  }

  private static JsonNode sums(CommandProcess replay) throws InterruptedException {
    int exit = replay.exitCode();
    assertThat(exit).as(replay.output()).isZero();
    String last = replay.output().lines().reduce("", (_, line) -> line);
    return JsonMapper.shared().readTree(last);
  }

  private static void expect(JsonNode sums, int taps, int accepted, int declined) {
    assertThat(sums.propertyNames())
        .containsExactly(
            "taps", "accepted", "declined", "undetermined", "duplicates", "lost", "seconds");
    assertThat(sums.path("taps").asInt()).isEqualTo(taps);
    assertThat(sums.path("accepted").asInt()).isEqualTo(accepted);
    assertThat(sums.path("declined").asInt()).isEqualTo(declined);
    assertThat(sums.path("undetermined").asInt()).isZero();
    assertThat(sums.path("lost").asInt()).isZero();
  }

  private static void awaitOutput(CommandProcess replay, String pattern) {
    await()
        .atMost(STEP)
        .failFast(() -> assertThat(replay.isRunning()).as(replay.output()).isTrue())
        .until(() -> Pattern.compile(pattern).matcher(replay.output()).find());
  }

  private static ProcessHandle pid(String region) throws IOException {
    String text = Files.readString(data.resolve(region).resolve("node.pid"), UTF_8).strip();
    return ProcessHandle.of(Long.parseLong(text)).orElseThrow();
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    int exit = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    assertThat(exit).isZero();
  }

  private static Path projectRoot() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = Objects.requireNonNull(root.getParent(), "not within the project");
    }
    return root;
  }
}
