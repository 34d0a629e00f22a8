package org.onecard.protocol.status;

import java.time.Instant;
import java.util.Map;
import org.onecard.kernel.bytes.Bytes;

/** A verified head with all it names: an immutable snapshot of one issuer's word. */
public final class StatusLists {
  private StatusLists() {}

  /**
   * Joins a head with its shards and deny list by digest; IllegalArgumentException if one lacks.
   */
  public static StatusLists of(
      StatusHead head, Map<String, StatusShard> shards, ChipDenyList denied) {
    throw new UnsupportedOperationException("" + head + shards.size() + denied);
  }

  /** The head. */
  public StatusHead head() {
    throw new UnsupportedOperationException();
  }

  /** The status of a code's index; UNKNOWN if the head has expired or lacks the day or index. */
  public StatusAnswer ofCode(long expiryDay, long statusIndex, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** The status of a chip's deny-list entry; UNKNOWN if not listed. */
  public StatusAnswer ofChip(Bytes denyEntry, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** Whether {@code next} may replace this: a higher number of the same region. */
  public boolean mayBeReplacedBy(StatusHead next) {
    throw new UnsupportedOperationException();
  }
}
