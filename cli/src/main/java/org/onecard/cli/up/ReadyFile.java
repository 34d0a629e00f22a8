package org.onecard.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onecard.cli.CommandFailedException;

/** The file that tells a script that both nodes are ready. */
final class ReadyFile {
  private ReadyFile() {}

  /** Takes away what an earlier start left, so that its presence always speaks of this one. */
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new CommandFailedException("cannot remove " + file + ": " + failure, failure);
    }
  }
}
