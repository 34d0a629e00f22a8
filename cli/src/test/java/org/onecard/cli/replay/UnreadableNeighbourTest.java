package org.onecard.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.CommandProcess;
import org.onecard.cli.FreePorts;
import org.onecard.cli.OtherAccount;
import org.onecard.kernel.testing.NeedsProgram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The node of the place never needs the folder of the issuer's node, not even to start. */
@NeedsProgram("setpriv")
class UnreadableNeighbourTest {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STEP = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private Path data;
  private Path ofIssuer;
  private int port;
  private OtherAccount account;

  @BeforeEach
  void prepare() throws Exception {
    data = folder.resolve("data");
    ofIssuer = data.resolve("51");
    port = FreePorts.pair();
    account = new OtherAccount(folder);
    Path ready = folder.resolve("ready.json");
    try (CommandProcess up =
        CommandProcess.start(
            folder, "up", "--data", "" + data, "--port", "" + port, "--ready-file", "" + ready)) {
      await()
          .atMost(START)
          .failFast(() -> assertThat(up.isRunning()).as(up.output()).isTrue())
          .until(() -> Files.exists(ready));
    }
    account.own(data.resolve("50"));
  }

  @Test
  void nothingIsLostWhereTheIssuersFolderCannotBeRead() throws Exception {
    try (CommandProcess issuer = CommandProcess.start(folder, node("51", port + 1, port));
        CommandProcess place = account.onecard(node("50", port, port + 1))) {
      awaitAnswer(issuer, port + 1);
      awaitAnswer(place, port);

      try {
        replayAroundAClosedFolder();
      } finally {
        Files.setPosixFilePermissions(ofIssuer, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  private void replayAroundAClosedFolder() throws Exception {
    Path taps = MadeUpTaps.write(folder);
    try (CommandProcess replay =
        CommandProcess.start(
            folder, "replay", "--taps", "" + taps, "--data", "" + data, "--rate", "8")) {
      awaitOutput(replay, "stored [1-9]\\d* of");
      Files.setPosixFilePermissions(ofIssuer, PosixFilePermissions.fromString("---------"));
      assertThat(account.canList(data.resolve("50"))).isTrue();
      assertThat(account.canList(ofIssuer)).isFalse();

      killNodeOfThePlace();
      try (CommandProcess again = account.onecard(node("50", port, port + 1))) {
        JsonNode sums = sums(replay);
        assertThat(again.isRunning()).as(again.output()).isTrue();
        assertThat(sums.path("taps").asInt()).isEqualTo(MadeUpTaps.TAPS);
        assertThat(sums.path("accepted").asInt()).isEqualTo(MadeUpTaps.TAPS - MadeUpTaps.REPEATED);
        assertThat(sums.path("lost").asInt()).isZero();
      }
    }
  }

  private String[] node(String region, int own, int peer) {
    return new String[] {
      "node",
      "--region",
      region,
      "--data",
      data.toString(),
      "--port",
      Integer.toString(own),
      "--peer",
      "http://localhost:" + peer
    };
  }

  private void killNodeOfThePlace() throws Exception {
    String pid = Files.readString(data.resolve("50").resolve("node.pid"), UTF_8).strip();
    ProcessHandle node = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    assertThat(node.destroyForcibly()).isTrue();
    node.onExit().get();
  }

  private static void awaitAnswer(CommandProcess node, int port) {
    await()
        .atMost(START)
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast(() -> assertThat(node.isRunning()).as(node.output()).isTrue())
        .until(
            () ->
                ((HttpURLConnection)
                            URI.create("http://localhost:" + port + "/health")
                                .toURL()
                                .openConnection())
                        .getResponseCode()
                    == HttpURLConnection.HTTP_OK);
  }

  private static void awaitOutput(CommandProcess replay, String pattern) {
    await()
        .atMost(STEP)
        .failFast(() -> assertThat(replay.isRunning()).as(replay.output()).isTrue())
        .until(() -> Pattern.compile(pattern).matcher(replay.output()).find());
  }

  private static JsonNode sums(CommandProcess replay) throws InterruptedException {
    assertThat(replay.exitCode()).as(replay.output()).isZero();
    return JsonMapper.shared().readTree(replay.output().lines().reduce("", (_, line) -> line));
  }
}
