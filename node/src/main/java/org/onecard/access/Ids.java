package org.onecard.access;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that grow with time (UUID version 7, RFC 9562). */
final class Ids {
  private static final long VERSION_7 = 0x7000L;
  private static final long RFC_VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  static UUID next(Instant now, SecureRandom random) {
    byte[] octets = new byte[Short.BYTES + Long.BYTES];
    random.nextBytes(octets);
    ByteBuffer drawn = ByteBuffer.wrap(octets);
    long high = (now.toEpochMilli() << 16) | VERSION_7 | (drawn.getShort() & 0x0fffL);
    return new UUID(high, (drawn.getLong() >>> 2) | RFC_VARIANT);
  }
}
