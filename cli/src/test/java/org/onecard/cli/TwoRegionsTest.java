package org.onecard.cli;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.node.StartChecks;
import org.onecard.kernel.region.Region;
import tools.jackson.databind.JsonNode;

/** {@code onecard up} from its first start to its second, as a user and the tutorial use it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoRegionsTest {
  private static final String DATA = "onecard-data";
  private static final RegionFolderOf CHONGQING = new RegionFolderOf("50");

  @TempDir private static Path folder;
  private static int port;
  private static @Nullable CommandProcess up;

  /** The folder is made only once the tests begin. */
  private record RegionFolderOf(String code) {
    RegionFolder get() {
      return new RegionFolder(folder.resolve(DATA), Region.of(code));
    }
  }

  @BeforeAll
  static void start() throws Exception {
    port = FreePorts.pair();
    // The tutorial types ./onecard; here that is this very program.
    Path shim = folder.resolve("onecard");
    Files.writeString(
        shim, "#!/bin/sh\nexec '" + String.join("' '", CommandProcess.onecard()) + "' \"$@\"\n");
    assertThat(shim.toFile().setExecutable(true)).isTrue();
    startUp();
  }

  @AfterAll
  static void stop() {
    if (up != null) {
      up.close();
    }
  }

  @Test
  @Order(1)
  void theReadyFileNamesBothAddresses() throws Exception {
    assertThat(Files.readString(folder.resolve("ready.json")).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"50\":\"http://localhost:%d\",\"51\":\"http://localhost:%d\"}"
                .formatted(port, port + 1));
  }

  @Test
  @Order(2)
  void demoShowsWhatOneNeeds() throws Exception {
    JsonNode demo = demo();

    for (String region : List.of("50", "51")) {
      for (String kind : List.of("residents", "acceptors", "points")) {
        assertThat(demo.required(kind).valueStream())
            .as("%s of %s", kind, region)
            .filteredOn(entry -> entry.required("region").asString().equals(region))
            .hasSizeGreaterThanOrEqualTo(6);
      }
    }
    assertThat(demo.required("acceptors").valueStream())
        .allMatch(acceptor -> !acceptor.required("items").isEmpty())
        .allMatch(acceptor -> !acceptor.required("points").isEmpty());
  }

  @Test
  @Order(3)
  void theTutorialRuns() throws Exception {
    Path tutorial = Path.of("..", "docs", "tutorial", "first-card-across-the-border.md");
    String script = new ShownCommands(Files.readString(tutorial)).script();

    try (CommandProcess reader =
        CommandProcess.startProgram(folder, List.of("bash", "-c", script))) {
      assertThat(reader.exitCode()).as(reader.output()).isZero();
    }
  }

  @Test
  @Order(4)
  void aNodeThatDiesIsStartedAgain() {
    ProcessHandle killed = CHONGQING.get().runningNode().orElseThrow();
    assertThat(killed.destroyForcibly()).isTrue();

    await()
        .atMost(1, MINUTES)
        .until(() -> CHONGQING.get().runningNode().filter(now -> !now.equals(killed)).isPresent());
    await().atMost(1, MINUTES).until(() -> !StartChecks.isFree(port));
  }

  @Test
  @Order(5)
  void aSecondSupervisorIsRefused() throws Exception {
    try (CommandProcess second = CommandProcess.start(folder, "up", "--data", DATA)) {
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.output()).contains("another onecard up runs");
    }
  }

  @Test
  @Order(6)
  void itStopsCleanlyAndContinuesWhereItStopped() throws Exception {
    JsonNode before = demo();
    ProcessHandle node = CHONGQING.get().runningNode().orElseThrow();

    CommandProcess first = Objects.requireNonNull(up);
    first.terminate();
    assertThat(first.exitCode()).isZero();
    assertThat(node.isAlive()).isFalse();
    assertThat(StartChecks.isFree(port)).isTrue();

    startUp();
    assertThat(demo()).isEqualTo(before);
  }

  private static void startUp() throws Exception {
    Path ready = folder.resolve("ready.json");
    CommandProcess started =
        CommandProcess.start(
            folder,
            "up",
            "--data",
            DATA,
            "--port",
            Integer.toString(port),
            "--ready-file",
            ready.toString());
    up = started;
    await()
        .atMost(3, MINUTES)
        .until(() -> !started.isRunning() || started.output().contains("Try this: "));
    assertThat(ready).as("%s", started.output()).exists();
  }

  private static JsonNode demo() throws Exception {
    try (CommandProcess demo = CommandProcess.start(folder, "demo", "--data", DATA)) {
      assertThat(demo.exitCode()).as("%s", demo.output()).isZero();
      return Json.MAPPER.readTree(demo.output());
    }
  }
}
