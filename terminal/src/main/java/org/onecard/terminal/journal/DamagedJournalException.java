package org.onecard.terminal.journal;

import java.nio.file.Path;

/**
 * A record in the midst of a journal does not match its checksum. Nothing is dropped: the file
 * stays as it is until someone decides.
 */
public final class DamagedJournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long sequence;
  private final long offset;

  DamagedJournalException(Path file, long sequence, long offset, String fault) {
    super(
        "journal file "
            + file
            + ": record "
            + sequence
            + " at octet "
            + offset
            + " is damaged ("
            + fault
            + "); keep a copy of the folder, restore it from a sound one, or set the terminal up"
            + " anew with an empty folder");
    this.sequence = sequence;
    this.offset = offset;
  }

  /** Sequence of the damaged record. */
  public long sequence() {
    return sequence;
  }

  /** Where the record begins in its file. */
  public long offset() {
    return offset;
  }
}
