package org.onecard.cli.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.onecard.cli.CommandFailedException;

/** One supervisor for a data folder; the lock ends with the process, however that ends. */
final class FolderLock {
  private FolderLock() {}

  static FileLock take(Path folder) {
    Path file = folder.resolve("up.lock");
    try {
      // The lock lives as long as its channel, which the lock's owner keeps.
      @SuppressWarnings("resource")
      FileLock lock =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
      if (lock == null) {
        throw new CommandFailedException(
            "another onecard up runs on " + folder + ": stop it or choose another --data");
      }
      return lock;
    } catch (IOException failure) {
      throw new CommandFailedException("cannot lock " + file + ": " + failure, failure);
    }
  }
}
