package org.onecard.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.onecard.kernel.region.Region;

/**
 * One region's part of the data folder, as far as commands outside the node may look into it: never
 * the keys.
 */
public record RegionFolder(Path data, Region region) {

  /** The region's folder itself. */
  public Path root() {
    return data.resolve(region.code());
  }

  /** Where a supervised node's standard output and error go; its log lies beside it. */
  public Path console() {
    return root().resolve("logs").resolve("console.log");
  }

  /** What {@code onecard up} has put into the node so far. */
  public Path demonstration() {
    return root().resolve("demo.json");
  }

  /** The client id and secret that the node wrote for this role. */
  public Path credentials(String role) {
    return root().resolve("credentials").resolve(role + ".json");
  }

  /** The fingerprint of the region's root, which is public. */
  public String fingerprint() {
    return read("root-fingerprint.txt")
        .orElseThrow(
            () -> new CommandFailedException("no root-fingerprint.txt in " + root() + " yet"));
  }

  /** The address of the node that ran last on this folder. */
  public Optional<String> address() {
    return read("address");
  }

  /** The process that runs on this folder, if one does. */
  public Optional<ProcessHandle> runningNode() {
    return read("node.pid").map(Long::parseLong).flatMap(ProcessHandle::of);
  }

  private Optional<String> read(String name) {
    Path file = root().resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (java.nio.file.AccessDeniedException denied) {
      throw new CommandFailedException("no permission to read " + file, denied);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }
}
