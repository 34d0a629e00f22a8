package org.onecard.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to run a node in a data directory.
 *
 * <p>It is a lock of the operating system, which a killed process gives back by itself; {@code
 * node.pid} and {@code address} beside it are for people and scripts.
 */
public final class DirectoryClaim implements AutoCloseable {
  private final DataDirectory directory;
  private final FileChannel channel;

  private DirectoryClaim(DataDirectory directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** Takes the directory, or nothing where another process (or another node here) holds it. */
  public static Optional<DirectoryClaim> take(DataDirectory directory) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.file("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DirectoryClaim(directory, channel));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + directory.file("node.lock"), e);
    }
  }

  /**
   * Takes the directory for a node and writes this process's id into {@code node.pid}.
   *
   * @throws StartRefusedException if another live node holds it
   */
  public static DirectoryClaim takeForNode(DataDirectory directory) {
    DirectoryClaim claim =
        take(directory)
            .orElseThrow(
                () ->
                    new StartRefusedException(
                        "another live node (process %s) uses %s"
                            .formatted(
                                directory
                                    .read(directory.file("node.pid"))
                                    .map(String::strip)
                                    .orElse("unknown"),
                                directory.root()),
                        "stop it first, or name another folder with --data"));
    directory.write(directory.file("node.pid"), ProcessHandle.current().pid() + "\n");
    return claim;
  }

  /** Writes the base URL at which the node answers into {@code address}. */
  public void announce(String address) {
    directory.write(directory.file("address"), address + "\n");
  }

  /** Removes {@code node.pid} and {@code address} and gives the directory back. */
  @Override
  public void close() {
    directory.remove(directory.file("address"));
    directory.remove(directory.file("node.pid"));
    release();
  }

  /** Gives the directory back and leaves its files: for one who was not the node. */
  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock " + directory.root(), e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
