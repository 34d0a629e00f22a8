package org.onecard.kernel.identity;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids that grow with time (UUID version 7, RFC 9562), so that new rows lie side by side. */
public final class TimeOrderedId {
  private static final long VERSION_7 = 0x7000L;
  private static final long RFC_VARIANT = 0x8000_0000_0000_0000L;

  private TimeOrderedId() {}

  /**
   * An id of this millisecond.
   *
   * @param now from 1970 on; 48 bits of milliseconds
   * @param random 74 bits are drawn; secure where the id must not be guessed
   */
  public static UUID next(Instant now, RandomGenerator random) {
    byte[] octets = new byte[Short.BYTES + Long.BYTES];
    random.nextBytes(octets);
    ByteBuffer drawn = ByteBuffer.wrap(octets);
    long high = (now.toEpochMilli() << 16) | VERSION_7 | (drawn.getShort() & 0x0fffL);
    return new UUID(high, (drawn.getLong() >>> 2) | RFC_VARIANT);
  }
}
