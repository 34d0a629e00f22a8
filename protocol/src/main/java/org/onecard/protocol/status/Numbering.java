package org.onecard.protocol.status;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.crypto.Sm4;

/**
 * The issuer's secret numbering: for each expiry day another permutation of code slots to status
 * indexes, so that neither token nor index links a holder's days.
 *
 * <p>Each segment is permuted by a balanced Feistel network of ten rounds over SM4, walked along
 * its cycles until it lands in the segment; the key is derived from secret, day and segment.
 */
public final class Numbering {
  /** Octets of the secret. */
  public static final int SECRET_LENGTH = 32;

  private static final byte[] PURPOSE =
      "OneCard numbering v1\0".getBytes(StandardCharsets.US_ASCII);

  private final Segment[] segments;

  /**
   * The numbering of one expiry day.
   *
   * @param secret 32 octets
   * @param segmentEnds ascending ends (exclusive) of the segments, multiples of StatusShard.SIZE;
   *     slots of a segment are permuted among its own indexes, growth appends a segment
   */
  public Numbering(byte[] secret, long expiryDay, long... segmentEnds) {
    if (secret.length != SECRET_LENGTH) {
      throw new IllegalArgumentException("the secret has 32 octets, not " + secret.length);
    }
    segments = new Segment[segmentEnds.length];
    long start = 0;
    for (int i = 0; i < segmentEnds.length; i++) {
      if (segmentEnds[i] <= start || segmentEnds[i] % StatusShard.SIZE != 0) {
        throw new IllegalArgumentException(
            "segments end at ascending multiples of "
                + StatusShard.SIZE
                + ", not "
                + segmentEnds[i]);
      }
      byte[] context = ByteBuffer.allocate(16).putLong(expiryDay).putLong(start).array();
      segments[i] = Segment.of(start, segmentEnds[i], Sm3.hmac(secret, PURPOSE, context));
      start = segmentEnds[i];
    }
  }

  /** The status index of a slot, 0 to the last segment's end - 1. */
  public long indexOf(long slot) {
    return segmentOf(slot).permute(slot);
  }

  /** The slot at a status index. */
  public long slotAt(long index) {
    return segmentOf(index).restore(index);
  }

  private Segment segmentOf(long number) {
    for (Segment segment : segments) {
      if (number >= segment.start && number < segment.end) {
        return segment;
      }
    }
    throw new IllegalArgumentException("no segment holds " + number);
  }

  /** One segment with its cipher. */
  private record Segment(long start, long end, int halfBits, Sm4 cipher) {
    private static final int ROUNDS = 10;

    static Segment of(long start, long end, byte[] key) {
      int bits = Long.SIZE - Long.numberOfLeadingZeros(end - start - 1);
      return new Segment(start, end, (bits + 1) / 2, Sm4.withKey(Arrays.copyOf(key, Sm4.BLOCK)));
    }

    long permute(long slot) {
      long walked = slot - start;
      do {
        walked = encrypt(walked);
      } while (walked >= end - start);
      return start + walked;
    }

    long restore(long index) {
      long walked = index - start;
      do {
        walked = decrypt(walked);
      } while (walked >= end - start);
      return start + walked;
    }

    private long encrypt(long value) {
      long left = value >>> halfBits;
      long right = value & mask();
      for (int round = 0; round < ROUNDS; round++) {
        long next = left ^ mix(round, right);
        left = right;
        right = next;
      }
      return (left << halfBits) | right;
    }

    private long decrypt(long value) {
      long left = value >>> halfBits;
      long right = value & mask();
      for (int round = ROUNDS - 1; round >= 0; round--) {
        long before = right ^ mix(round, left);
        right = left;
        left = before;
      }
      return (left << halfBits) | right;
    }

    private long mix(int round, long half) {
      byte[] block = ByteBuffer.allocate(Sm4.BLOCK).putLong(round).putLong(half).array();
      return ByteBuffer.wrap(cipher.encryptBlock(block)).getLong() & mask();
    }

    private long mask() {
      return (1L << halfBits) - 1;
    }
  }
}
