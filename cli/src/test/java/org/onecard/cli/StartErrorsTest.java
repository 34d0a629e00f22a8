package org.onecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that cannot succeed says so in one line and leaves everything as it was. */
class StartErrorsTest {
  @TempDir private Path folder;

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        CommandProcess node = node(taken.getLocalPort())) {
      assertThat(node.exitCode()).isEqualTo(1);
      assertThat(node.output())
          .isEqualTo(
              "onecard: port %d is in use: stop what listens there or choose another with --port%n"
                  .formatted(taken.getLocalPort()));
    }
    assertThat(folder.resolve("50")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    try (CommandProcess up = CommandProcess.start(folder, "up", "--data", file + "/data")) {
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.output()).startsWith("onecard: ").contains(file + "/data").hasLineCount(1);
    }
    assertThat(file).hasContent("not a folder");
  }

  @ParameterizedTest
  @CsvSource({"0, older", "999, newer"})
  void dataOfAnotherVersionIsLeftAlone(String version, String relation) throws Exception {
    Path region = Files.createDirectories(folder.resolve("50"));
    Files.writeString(region.resolve("data-version"), version + "\n");
    Files.createDirectories(region.resolve("postgres"));

    try (CommandProcess node = node(freePort())) {
      assertThat(node.exitCode()).isEqualTo(1);
      assertThat(node.output().lines().filter(line -> line.startsWith("onecard: ")).toList())
          .singleElement()
          .asString()
          .contains("version " + version, relation);
    }
    assertThat(region.resolve("data-version")).hasContent(version);
    assertThat(region.resolve("postgres")).isEmptyDirectory();
  }

  private CommandProcess node(int port) throws IOException {
    return CommandProcess.start(
        folder,
        "node",
        "--region",
        "50",
        "--data",
        folder.toString(),
        "--port",
        Integer.toString(port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }
}
