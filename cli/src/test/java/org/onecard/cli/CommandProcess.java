package org.onecard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The onecard command run as a user runs it: a process with output and an exit code. */
public final class CommandProcess implements AutoCloseable {
  private static final long LONGEST_MINUTES = 3;

  private final Process process;
  private final Path output;

  private CommandProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts the command; what it writes goes to a new file in {@code folder}. */
  public static CommandProcess start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(onecard());
    command.addAll(List.of(arguments));
    return startProgram(folder, command);
  }

  /** Starts any program in the same way. */
  public static CommandProcess startProgram(Path folder, List<String> command) throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new CommandProcess(process, output);
  }

  /** The Java command line that stands for {@code onecard} in tests. */
  public static List<String> onecard() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        OneCard.class.getName());
  }

  /** Waits for the end and gives the exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      throw new AssertionError("still running after " + LONGEST_MINUTES + " min: " + output());
    }
    return process.exitValue();
  }

  /** What it has written so far, both streams. */
  public String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /** Whether it has not ended. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Ends whatever is left of it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
