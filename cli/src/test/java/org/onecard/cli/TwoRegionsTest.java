package org.onecard.cli;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.onecard.cli.operate.NodeClient;
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
    JsonNode demo = demo("--codes");

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
    assertThat(demo.required("staff").valueStream())
        .hasSize(20)
        .filteredOn(member -> member.required("staffId").asString().equals("auditor"))
        .hasSize(2)
        .allSatisfy(auditor -> signsIn(demo, auditor));
  }

  /** With what demo prints and nothing else a member comes in, and reaches what the role opens. */
  private static void signsIn(JsonNode demo, JsonNode member) {
    String region = member.required("region").asString();
    NodeClient node =
        NodeClient.once(
            new RegionFolder(folder.resolve(DATA), Region.of(region)),
            demo.at("/regions/" + region).asString());
    JsonNode session =
        node.postAs(
            null,
            "/api/v1/staff/sessions",
            Map.of(
                "staffId", member.required("staffId").asString(),
                "password", member.required("password").asString(),
                "code", member.required("codeNow").asString()));
    assertThat(node.getAs(session.required("token").asString(), "/api/v1/audit")).isNotEmpty();
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

  private static JsonNode demo(String... further) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("demo", "--data", DATA));
    arguments.addAll(List.of(further));
    try (CommandProcess demo = CommandProcess.start(folder, arguments.toArray(String[]::new))) {
      assertThat(demo.exitCode()).as("%s", demo.output()).isZero();
      return Json.MAPPER.readTree(demo.output());
    }
  }
}
