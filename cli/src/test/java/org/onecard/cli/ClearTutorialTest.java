package org.onecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial on clearing, typed as it stands. */
class ClearTutorialTest {
  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void theTutorialRuns() throws Exception {
    Path shim = folder.resolve("onecard");
    Files.writeString(
        shim, "#!/bin/sh\nexec '" + String.join("' '", CommandProcess.onecard()) + "' \"$@\"\n");
    assertThat(shim.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("docs"), DOCS);
    String script =
        new ShownCommands(Files.readString(DOCS.resolve("tutorial/clear-a-day-of-taps.md")))
            .script();

    try (CommandProcess reader =
        CommandProcess.startProgram(folder, List.of("bash", "-c", script))) {
      assertThat(reader.exitCode()).as(reader.output()).isZero();
      assertThat(reader.output())
          .contains("repeats tap", "clock-ahead", "unmarked-transfer", "class-of-other-rides");
    }
  }
}
