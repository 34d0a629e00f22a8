package org.onecard.protocol.status;

/**
 * The issuer's secret numbering: for each expiry day another permutation of code slots to status
 * indexes, so that neither token nor index links a holder's days.
 */
public final class Numbering {

  /**
   * The numbering of one expiry day.
   *
   * @param secret 32 octets
   * @param segmentEnds ascending ends (exclusive) of the segments, multiples of StatusShard.SIZE;
   *     slots of a segment are permuted among its own indexes, growth appends a segment
   */
  public Numbering(byte[] secret, long expiryDay, long... segmentEnds) {
    throw new UnsupportedOperationException("" + secret.length + expiryDay + segmentEnds.length);
  }

  /** The status index of a slot, 0 to the last segment's end - 1. */
  public long indexOf(long slot) {
    throw new UnsupportedOperationException();
  }

  /** The slot at a status index. */
  public long slotAt(long index) {
    throw new UnsupportedOperationException();
  }
}
