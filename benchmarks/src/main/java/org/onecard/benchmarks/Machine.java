package org.onecard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine a figure belongs to. */
final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  static String describe() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return "machine: %s, %d cores, Java %s, heap at most %d MiB"
        .formatted(
            processor(),
            runtime.availableProcessors(),
            Runtime.version(),
            runtime.maxMemory() / (1 << 20));
  }

  private static String processor() throws IOException {
    if (!Files.isReadable(CPU)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(CPU).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
