package org.onecard.terminal.wrong.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.onecard.terminal.link.NodeClient;
import tools.jackson.databind.JsonNode;

/** Wrong on purpose: what the boundary test must reject. */
final class WrongDesk {
  boolean decideNow(Instant until) {
    return Instant.now().isBefore(until);
  }

  void remember(Path file) throws IOException {
    Files.writeString(file, "seen");
  }

  JsonNode ask(NodeClient node) {
    return node.get("/status/v1");
  }
}
