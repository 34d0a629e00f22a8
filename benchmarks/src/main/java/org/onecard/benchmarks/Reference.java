package org.onecard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program that everybody has, for a figure to stand beside ours. */
final class Reference {
  private Reference() {}

  /** What the program printed; empty if it is not installed. IllegalStateException if it failed. */
  static Optional<String> run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException notInstalled) {
      return Optional.empty();
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command.getFirst() + " failed: " + output);
    }
    return Optional.of(output);
  }
}
