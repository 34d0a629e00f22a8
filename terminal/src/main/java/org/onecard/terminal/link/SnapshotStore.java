package org.onecard.terminal.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder in which a terminal keeps what it fetched, so that it works after a restart without a
 * network. Each file is replaced as a whole.
 *
 * <pre>
 *  folder/posting.json            where the terminal stands
 *  folder/edition-N.json          editions held
 *  folder/overlay.json            what the own region narrows
 *  folder/R/fingerprint           the pinned root of region R
 *  folder/R/keys.json             its keys
 *  folder/R/head.json             its status head
 *  folder/R/DIGEST                shards and the deny list that the head names
 * </pre>
 */
final class SnapshotStore {
  private final Path folder;

  SnapshotStore(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  Optional<String> text(String name) throws IOException {
    return octets(name).map(octets -> new String(octets, UTF_8));
  }

  Optional<byte[]> octets(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  void put(String name, String text) throws IOException {
    put(name, text.getBytes(UTF_8));
  }

  void put(String name, byte[] octets) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(octets);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Names of the files in a sub-folder; none if it is absent. */
  Set<String> names(String subfolder) throws IOException {
    Path place = folder.resolve(subfolder);
    if (!Files.isDirectory(place)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }
}
