package org.onecard.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.onecard.cli.CommandProcess;

/**
 * The clock of one node's process, which {@code libfaketime} sets forward by what stands in a file.
 * It goes on as the machine's does. PostgreSQL, a child of that process, keeps the machine's clock:
 * a decision by the database's clock would be one of another day.
 */
final class FakedClock {
  private final String library;
  private final Path file;
  private Duration ahead = Duration.ZERO;

  /** The machine's clock, not yet set forward; the file is {@code folder}'s and open to all. */
  FakedClock(Path folder, String name) throws Exception {
    try (CommandProcess asked =
        CommandProcess.startProgram(
            folder, List.of("faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD"))) {
      assertThat(asked.exitCode()).as(asked.output()).isZero();
      library = asked.output().strip();
    }
    file = folder.resolve(name);
    write();
  }

  /**
   * What a process needs beside its other variables to live by this clock. Without the last but one
   * the waits of Java's own threads end at once, and they spin.
   */
  Map<String, String> variables() {
    return Map.of(
        "LD_PRELOAD", library,
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_ONLY_CMDS", "java",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
        "NO_FAKE_STAT", "1");
  }

  /** The moment on this clock. */
  Instant now() {
    return Instant.now().plus(ahead);
  }

  /** Sets it forward to this moment; the process follows within a second. */
  void moveTo(Instant moment) throws IOException {
    ahead = Duration.between(Instant.now(), moment);
    write();
  }

  /** At once, so that nobody reads half of it. */
  private void write() throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        draft,
        "+" + ahead.toMillis() / 1000 + "." + "%03d".formatted(ahead.toMillis() % 1000) + "\n");
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
