package org.onecard.card;

import java.util.ArrayList;
import java.util.List;
import org.onecard.protocol.status.Numbering;
import org.onecard.protocol.status.StatusShard;

/**
 * How one expiry day's status indexes are laid out: ascending ends (exclusive), whole shards each.
 * Slots of a segment are permuted among its own indexes, so growing never moves an issued one.
 */
record Segments(long expiryDay, List<Long> ends) {

  /** The first segment: the slots issued so far, a quarter of headroom, in whole shards. */
  static Segments first(long expiryDay, long slots) {
    return new Segments(expiryDay, List.of(wholeShards(slots + slots / 4)));
  }

  /** The same with one more segment where {@code slots} do not fit. */
  Segments grownFor(long slots) {
    if (slots <= end()) {
      return this;
    }
    List<Long> more = new ArrayList<>(ends);
    more.add(end() + wholeShards(Math.max(slots - end(), end() / 4)));
    return new Segments(expiryDay, List.copyOf(more));
  }

  /** The number of indexes. */
  long end() {
    return ends.getLast();
  }

  /** The secret permutation over this layout. */
  Numbering numbering(byte[] secret) {
    return new Numbering(secret, expiryDay, Columns.longs(ends));
  }

  private static long wholeShards(long slots) {
    return Math.max(1, Math.ceilDiv(slots, StatusShard.SIZE)) * StatusShard.SIZE;
  }
}
