package org.onecard.cli.up;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.OneCard;
import org.onecard.cli.RegionFolder;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.region.Region;

/**
 * How one region's node is started as a process of its own, with this process's Java and class
 * path.
 *
 * @param address where it will answer, without a trailing slash
 * @param peers the other nodes' addresses
 */
record NodeProcess(RegionFolder folder, String address, List<String> peers) {
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx1g", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

  Region region() {
    return folder.region();
  }

  int port() {
    return URI.create(address).getPort();
  }

  NodeClient client() {
    return new NodeClient(folder, address);
  }

  /** Starts the process; its output is added to the node's log. */
  Process start() {
    try {
      FileAttribute<?> ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(folder.console().getParent(), ownerOnly);
      return new ProcessBuilder(command())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.console().toFile()))
          .start();
    } catch (IOException failure) {
      throw new CommandFailedException(
          "cannot start the node of region " + region() + ": " + failure, failure);
    }
  }

  /** Waits for a node whose supervisor was killed: it stops by itself, and frees its port. */
  void awaitFormerStop(Duration wait) throws InterruptedException {
    ProcessHandle former = folder.runningNode().orElse(null);
    if (former == null) {
      return;
    }
    try {
      former.onExit().get(wait.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException stillThere) {
      // The pid may meanwhile be another program's: the port decides.
    } catch (java.util.concurrent.ExecutionException failure) {
      throw new IllegalStateException("waiting for process " + former.pid(), failure);
    }
  }

  /** The last line that the node left for its user. */
  String lastWords() {
    try {
      return Files.readAllLines(folder.console()).stream()
          .filter(line -> line.startsWith("onecard: "))
          .reduce((_, last) -> last.substring("onecard: ".length()))
          .orElse("it said nothing; see " + folder.console());
    } catch (IOException failure) {
      return "see " + folder.console();
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    String classPath = System.getProperty("java.class.path");
    recordedStart(classPath).ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(OneCard.class.getName(), "node", "--stop-with-input"));
    command.addAll(List.of("--region", region().code()));
    command.addAll(List.of("--data", folder.data().toString()));
    command.addAll(List.of("--port", Integer.toString(port())));
    peers.forEach(peer -> command.addAll(List.of("--peer", peer)));
    return command;
  }

  /** What the launcher recorded of a start from the same jars; it lies beside the first of them. */
  private static Optional<Path> recordedStart(String classPath) {
    Path first = Path.of(classPath.split(File.pathSeparator, 2)[0]);
    return Optional.of(first.resolveSibling("node.aot"))
        .filter(cache -> first.toString().endsWith(".jar") && cache.toFile().length() > 0);
  }
}
