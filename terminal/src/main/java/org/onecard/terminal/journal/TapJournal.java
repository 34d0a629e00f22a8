package org.onecard.terminal.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The taps of one terminal, in order, on disk before the gate opens.
 *
 * <pre>
 *  folder/0000000000000000001.taps   | record 1 | record 2 | ... | record 2600 |
 *  folder/0000000000000002601.taps   | record 2601 | ... | torn
 *  folder/acknowledged               | stored by the node up to sequence | CRC32C |
 *  folder/lock                       one process at a time
 * </pre>
 *
 * A record is drawn in {@link TapFormat}. Opening cuts a record whose write a crash broke off at
 * the end of the last file; anything else that does not match is a {@link DamagedJournalException}
 * that names the record. Safe for threads.
 */
public final class TapJournal implements Closeable {
  /** Octets after which a new file is begun. */
  public static final int SEGMENT_OCTETS = 1 << 20;

  private final Path folder;
  private final FileChannel lockFile;
  private final AcknowledgedMark acknowledged;
  private final List<Segment> segments;
  private FileChannel tail;
  private long tailSize;
  private long nextSequence;
  private long pendingOffset;
  private long pendingSequence;

  private TapJournal(Path folder, FileChannel lockFile) throws IOException {
    this.folder = folder;
    this.lockFile = lockFile;
    this.acknowledged = new AcknowledgedMark(folder);
    this.segments = new ArrayList<>(list(folder));
    if (segments.isEmpty()) {
      segments.add(new Segment(folder, acknowledged.sequence() + 1));
    }
    this.tail = openTail();
  }

  /**
   * Opens the journal in a folder, made if absent; each record kept is given to {@code known}.
   *
   * @throws DamagedJournalException naming the first record that does not match its checksum
   * @throws IOException if the folder is in use by another process or cannot be written
   */
  public static TapJournal open(Path folder, Consumer<SignedTap> known) throws IOException {
    Files.createDirectories(folder);
    FileChannel lockFile = lock(folder);
    try {
      TapJournal journal = new TapJournal(folder, lockFile);
      journal.recover(known);
      return journal;
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  /** The sequence the next tap must carry: from 1, one higher each tap. */
  public synchronized long nextSequence() {
    return nextSequence;
  }

  /** The sequence up to which the node has stored the taps; 0 for none. */
  public synchronized long acknowledged() {
    return acknowledged.sequence();
  }

  /** Adds one tap; when this returns it survives the loss of the process and of power. */
  public void append(SignedTap tap) throws IOException {
    appendAll(List.of(tap));
  }

  /** Adds taps in order with a single wait for the disk. */
  public synchronized void appendAll(List<SignedTap> taps) throws IOException {
    if (taps.isEmpty()) {
      return;
    }
    long due = nextSequence;
    List<byte[]> records = new ArrayList<>(taps.size());
    int size = 0;
    for (SignedTap tap : taps) {
      if (tap.tap().sequence() != due++) {
        throw new IllegalArgumentException(
            "tap " + tap.tap().sequence() + " out of order; record " + (due - 1) + " is due");
      }
      byte[] record = TapFormat.encode(tap);
      records.add(record);
      size += record.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(size);
    records.forEach(buffer::put);
    beginSegmentIfFull();
    write(buffer.flip());
    nextSequence = due;
  }

  /** The taps not yet acknowledged, from the first, at most {@code limit}. */
  public synchronized List<SignedTap> pending(int limit) throws IOException {
    List<SignedTap> found = new ArrayList<>();
    long wanted = acknowledged.sequence() + 1;
    for (Segment segment : segments.subList(indexOf(pendingSequence), segments.size())) {
      if (found.size() >= limit) {
        break;
      }
      boolean fromCursor = segment.firstSequence() < pendingSequence;
      segment.read(
          fromCursor ? pendingOffset : 0,
          fromCursor ? pendingSequence : segment.firstSequence(),
          (tap, next) -> visitPending(tap, next, wanted, limit, found));
    }
    return found;
  }

  /** Notes that the node has stored all taps up to {@code sequence}; never goes back. */
  public synchronized void acknowledge(long sequence) throws IOException {
    if (sequence >= nextSequence) {
      throw new IllegalArgumentException(
          "tap " + sequence + " was never made; the last is " + (nextSequence - 1));
    }
    if (sequence > acknowledged.sequence()) {
      acknowledged.advance(sequence);
    }
  }

  /** Deletes files whose taps are all acknowledged and older than {@code retention}. */
  public synchronized int prune(Instant now, Duration retention) throws IOException {
    int deleted = 0;
    while (segments.size() > 1 && isDone(segments.getFirst(), now.minus(retention))) {
      Files.delete(segments.removeFirst().file());
      deleted++;
    }
    return deleted;
  }

  @Override
  public synchronized void close() throws IOException {
    tail.close();
    lockFile.close();
  }

  private boolean visitPending(
      SignedTap tap, long nextOffset, long wanted, int limit, List<SignedTap> found) {
    if (tap.tap().sequence() >= wanted) {
      found.add(tap);
    } else {
      pendingSequence = tap.tap().sequence() + 1;
      pendingOffset = nextOffset;
    }
    return found.size() < limit;
  }

  /** The file that holds a sequence, or the first that is left. */
  private int indexOf(long sequence) {
    int index = segments.size() - 1;
    while (index > 0 && segments.get(index).firstSequence() > sequence) {
      index--;
    }
    return index;
  }

  private boolean isDone(Segment segment, Instant before) throws IOException {
    if (segments.get(1).firstSequence() - 1 > acknowledged.sequence()) {
      return false;
    }
    boolean[] done = {true};
    segment.read(
        0,
        segment.firstSequence(),
        (tap, _) -> done[0] = tap.tap().tappedAtMillis() < before.toEpochMilli());
    return done[0];
  }

  private void recover(Consumer<SignedTap> known) throws IOException {
    Segment.End end = new Segment.End(0, segments.getFirst().firstSequence(), false);
    for (Segment segment : segments) {
      if (segment.firstSequence() != end.nextSequence()) {
        throw new DamagedJournalException(
            segment.file(), end.nextSequence(), 0, "records before this file are missing");
      }
      boolean last = segment == segments.getLast();
      end =
          segment.read(
              0,
              segment.firstSequence(),
              (tap, _) -> {
                known.accept(tap);
                return true;
              });
      if (end.torn() && !last) {
        throw new DamagedJournalException(
            segment.file(), end.nextSequence(), end.offset(), "the file ends in its midst");
      }
    }
    if (end.torn()) {
      tail.truncate(end.offset());
      tail.force(true);
    }
    tailSize = end.offset();
    nextSequence = end.nextSequence();
    if (acknowledged.sequence() >= nextSequence) {
      throw new DamagedJournalException(
          segments.getLast().file(), nextSequence, tailSize, "acknowledged, but not here");
    }
  }

  private void write(ByteBuffer records) throws IOException {
    long start = tailSize;
    try {
      long at = start;
      while (records.hasRemaining()) {
        at += tail.write(records, at);
      }
      tail.force(false);
      tailSize = at;
    } catch (IOException e) {
      tail.truncate(start);
      throw e;
    }
  }

  private void beginSegmentIfFull() throws IOException {
    if (tailSize < SEGMENT_OCTETS) {
      return;
    }
    tail.close();
    segments.add(new Segment(folder, nextSequence));
    tail = openTail();
    tailSize = 0;
  }

  private FileChannel openTail() throws IOException {
    FileChannel opened =
        FileChannel.open(
            segments.getLast().file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
    return opened;
  }

  private static List<Segment> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Segment::isSegment)
          .map(Segment::at)
          .sorted(Comparator.comparingLong(Segment::firstSequence))
          .toList();
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    Path file = folder.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new IOException("journal " + folder + " is in use by another process; stop it first");
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
