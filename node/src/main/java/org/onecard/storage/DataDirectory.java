package org.onecard.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;

/**
 * The folder of one region's node, {@code DIR/R}: everything the node keeps lies in it.
 *
 * <p>Folders are open to their owner alone (0700) and so is every file written here (0600).
 */
public final class DataDirectory {
  /** The layout of the folder and the schema of the database that this program understands. */
  public static final int VERSION = 1;

  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path root;

  private DataDirectory(Path root) {
    this.root = root;
  }

  /**
   * Opens the folder of {@code region} below {@code base}, and makes what is missing of it.
   *
   * @throws StartRefusedException if it cannot be written, or holds data of another version
   */
  public static DataDirectory open(Path base, Region region) {
    Path root = base.toAbsolutePath().normalize().resolve(region.code());
    DataDirectory directory = new DataDirectory(root);
    try {
      Files.createDirectories(root.resolveSibling(".").normalize());
      directory.makeFolder(root);
      if (!Files.isWritable(root) || !Files.isExecutable(root)) {
        throw noPermission(root, null);
      }
      directory.checkVersion();
      for (Path folder :
          new Path[] {
            directory.keys(), directory.secrets(), directory.credentials(), directory.logs()
          }) {
        directory.makeFolder(folder);
      }
    } catch (IOException e) {
      throw noPermission(root, e);
    }
    return directory;
  }

  /** {@code DIR/R}. */
  public Path root() {
    return root;
  }

  /** Private keys as PEM. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** What opens the database and its columns; kept outside the database. */
  public Path secrets() {
    return root.resolve("secrets");
  }

  /** Client credentials made for the people who run this node. */
  public Path credentials() {
    return root.resolve("credentials");
  }

  /** The node's and the database's logs. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** A file directly in the folder. */
  public Path file(String name) {
    return root.resolve(name);
  }

  /** Writes a file that only its owner may read, whole or not at all, and forced to the disk. */
  public void write(Path file, byte[] content) {
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException(file + " is not in " + root);
    }
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_FILE));
      Files.write(draft, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      moveInto(draft, file);
      forceFolder(draft.resolveSibling("."));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** {@link #write(Path, byte[])} of text in UTF-8. */
  public void write(Path file, String content) {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of a file, or nothing where there is no such file. */
  public Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Removes a file if it is there. */
  public void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  private void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    }
  }

  private void checkVersion() {
    Path file = file("data-version");
    Optional<String> found = read(file);
    if (found.isEmpty() && !Files.exists(file("postgres"))) {
      write(file, VERSION + "\n");
      return;
    }
    int version = found.map(DataDirectory::parseVersion).orElse(0);
    if (version != VERSION) {
      throw new StartRefusedException(
          "the data in %s has version %d, %s than this program's %d"
              .formatted(root, version, version < VERSION ? "older" : "newer", VERSION),
          "start it with the program that wrote it, or name another folder with --data");
    }
  }

  private static int parseVersion(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void moveInto(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static StartRefusedException noPermission(Path root, @Nullable Throwable cause) {
    return new StartRefusedException(
        "the folder " + root + " cannot be written by this user",
        "give the user the folder, or name another one with --data",
        cause);
  }
}
