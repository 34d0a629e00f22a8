package org.onecard.terminal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Up to which sequence the node has stored the taps: eight octets and their CRC32C, replaced as a
 * whole. Losing it costs a second upload and nothing else, so a mark that does not read is zero.
 */
final class AcknowledgedMark {
  private static final int LENGTH = 12;

  private final Path file;
  private long sequence;

  AcknowledgedMark(Path folder) throws IOException {
    this.file = folder.resolve("acknowledged");
    this.sequence = read();
  }

  long sequence() {
    return sequence;
  }

  void advance(long to) throws IOException {
    ByteBuffer octets = ByteBuffer.allocate(LENGTH).putLong(to);
    octets.putInt(TapFormat.checksum(octets.array(), 0, 8)).flip();
    Path fresh = file.resolveSibling("acknowledged.new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(octets);
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sequence = to;
  }

  private long read() throws IOException {
    if (!Files.exists(file) || Files.size(file) != LENGTH) {
      return 0;
    }
    byte[] octets = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    long read = buffer.getLong();
    return buffer.getInt() == TapFormat.checksum(octets, 0, 8) ? read : 0;
  }
}
