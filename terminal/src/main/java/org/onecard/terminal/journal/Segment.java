package org.onecard.terminal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal, named by the sequence of its first record. It is a row of records and
 * nothing else.
 */
final class Segment {
  private static final String SUFFIX = ".taps";

  private final Path file;
  private final long firstSequence;

  Segment(Path folder, long firstSequence) {
    this.file = folder.resolve(String.format(Locale.ROOT, "%019d", firstSequence) + SUFFIX);
    this.firstSequence = firstSequence;
  }

  static boolean isSegment(Path file) {
    return file.getFileName().toString().matches("\\d{19}\\.taps");
  }

  static Segment at(Path file) {
    String name = file.getFileName().toString();
    String digits = name.substring(0, name.length() - SUFFIX.length());
    return new Segment(file.resolveSibling(""), Long.parseLong(digits));
  }

  Path file() {
    return file;
  }

  long firstSequence() {
    return firstSequence;
  }

  /** What is done with each record; false ends the reading. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(SignedTap tap, long nextOffset);
  }

  /** Where reading ended, and the sequence due there. */
  record End(long offset, long nextSequence, boolean torn) {}

  /**
   * Reads records from {@code offset}, where the one with sequence {@code due} begins. An
   * incomplete record at the very end is torn: its write was never acknowledged.
   */
  End read(long offset, long due, Visitor visitor) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long position = offset;
      long sequence = due;
      long size = channel.size();
      while (position < size) {
        byte[] headOctets = read(channel, position, TapFormat.HEAD);
        if (headOctets == null) {
          return new End(position, sequence, true);
        }
        TapFormat.Head head = TapFormat.head(headOctets);
        if (head == null) {
          if (isZeroFrom(channel, position)) {
            return new End(position, sequence, true);
          }
          throw damaged(sequence, position, "its head does not match its checksum");
        }
        byte[] content = read(channel, position + TapFormat.HEAD, head.length());
        if (content == null) {
          return new End(position, sequence, true);
        }
        if (!TapFormat.matches(head, content)) {
          throw damaged(sequence, position, "its content does not match its checksum");
        }
        if (head.sequence() != sequence) {
          throw damaged(sequence, position, "record " + head.sequence() + " stands in its place");
        }
        position += TapFormat.HEAD + head.length();
        sequence++;
        if (!visitor.visit(TapFormat.decode(head, content), position)) {
          break;
        }
      }
      return new End(position, sequence, false);
    }
  }

  private DamagedJournalException damaged(long sequence, long offset, String fault) {
    return new DamagedJournalException(file, sequence, offset, fault);
  }

  /** A file system may show a write that a power cut stopped as zeros up to the end. */
  private static boolean isZeroFrom(FileChannel channel, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(8_192);
    long at = position;
    while (channel.read(buffer.clear(), at) > 0) {
      buffer.flip();
      at += buffer.remaining();
      while (buffer.hasRemaining()) {
        if (buffer.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static byte @Nullable [] read(FileChannel channel, long position, int length)
      throws IOException {
    if (position + length > channel.size()) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        return null;
      }
    }
    return buffer.array();
  }
}
