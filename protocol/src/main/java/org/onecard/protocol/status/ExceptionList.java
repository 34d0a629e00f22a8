package org.onecard.protocol.status;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.onecard.protocol.json.MalformedDocumentException;

/**
 * Ascending unsigned positions with a state each, held as they travel: one octet k, four octets
 * count, then for each the gap to the one before in Golomb-Rice form and two bits of state. A small
 * table of where to start makes finding fast. Immutable.
 */
final class ExceptionList {
  /** The most positions a list may hold. */
  static final int MAXIMUM_COUNT = 10_000_000;

  private static final int HEADER = 1 + Integer.BYTES;
  private static final int STATE_BITS = 2;
  private static final int MAXIMUM_K = 63;

  /** Entries between two starting points: bounds what one look-up decodes. */
  private static final int STRIDE = 64;

  private final byte[] wire;
  private final int k;
  private final int count;

  /** For each stride, the bit its first entry starts at and the least position it may have. */
  private final int[] startBits;

  private final long[] startPositions;

  /** Which states a list may hold. */
  @FunctionalInterface
  interface Allowed {
    boolean allows(CardStatus state);
  }

  private ExceptionList(byte[] wire, int k, int count) {
    this.wire = wire;
    this.k = k;
    this.count = count;
    int strides = (count + STRIDE - 1) / STRIDE;
    this.startBits = new int[strides];
    this.startPositions = new long[strides];
  }

  /** Encodes ascending positions, each below {@code range} (0 stands for 2^64). */
  static byte[] encode(long[] positions, CardStatus[] states, long range) {
    int k = parameter(positions.length, range);
    BitWriter bits = new BitWriter();
    long next = 0;
    for (int i = 0; i < positions.length; i++) {
      bits.rice(positions[i] - next, k);
      bits.bits(states[i].bits(), STATE_BITS);
      next = positions[i] + 1;
    }
    byte[] body = bits.toArray();
    return ByteBuffer.allocate(HEADER + body.length)
        .put((byte) k)
        .putInt(positions.length)
        .put(body)
        .array();
  }

  /** The k that suits gaps at random: about the mean gap times ln 2, as a power of two. */
  private static int parameter(int count, long range) {
    double size = range == 0 ? Math.scalb(1.0, Long.SIZE) : (double) range;
    double fitting = size / Math.max(1, count) * Math.log(2);
    return Math.clamp(Math.getExponent(fitting), 0, MAXIMUM_K);
  }

  /**
   * Reads a list that takes up {@code wire} from {@code offset} to its end and checks all of it:
   * positions below {@code range}, ascending, states allowed, nothing left over.
   */
  static ExceptionList parse(byte[] wire, int offset, long range, Allowed allowed) {
    if (wire.length < offset + HEADER) {
      throw new MalformedDocumentException("end", "comes too early", "fetch it again");
    }
    ByteBuffer header = ByteBuffer.wrap(wire, offset, HEADER);
    int k = header.get();
    int count = header.getInt();
    long bitsLeft = 8L * (wire.length - offset - HEADER);
    if (k < 0
        || k > MAXIMUM_K
        || count < 0
        || count > MAXIMUM_COUNT
        || count * (1L + k + STATE_BITS) > bitsLeft) {
      throw new MalformedDocumentException("count", "does not fit the length", "fetch it again");
    }
    ExceptionList list = new ExceptionList(wire, k, count);
    list.index(offset + HEADER, range, allowed);
    return list;
  }

  private void index(int bodyOffset, long range, Allowed allowed) {
    BitReader reader = new BitReader(wire, 8 * bodyOffset);
    long last = range - 1;
    long next = 0;
    for (int i = 0; i < count; i++) {
      if (i % STRIDE == 0) {
        startBits[i / STRIDE] = reader.position();
        startPositions[i / STRIDE] = next;
      }
      long position = next + reader.rice(k);
      boolean wrapped = Long.compareUnsigned(position, next) < 0 || (i > 0 && next == 0);
      if (wrapped || Long.compareUnsigned(position, last) > 0) {
        throw new MalformedDocumentException("gap", "leads out of range", "fetch it again");
      }
      if (!allowed.allows(CardStatus.ofBits((int) reader.bits(STATE_BITS)))) {
        throw new MalformedDocumentException("state", "has no place here", "fetch it again");
      }
      next = position + 1;
    }
    reader.requireEnd();
  }

  /** The state listed for a position. */
  Optional<CardStatus> find(long position) {
    int stride = strideOf(position);
    if (stride < 0) {
      return Optional.empty();
    }
    BitReader reader = new BitReader(wire, startBits[stride]);
    long next = startPositions[stride];
    int end = Math.min(count, (stride + 1) * STRIDE);
    for (int i = stride * STRIDE; i < end; i++) {
      long here = next + reader.rice(k);
      CardStatus state = CardStatus.ofBits((int) reader.bits(STATE_BITS));
      if (here == position) {
        return Optional.of(state);
      }
      if (Long.compareUnsigned(here, position) > 0) {
        return Optional.empty();
      }
      next = here + 1;
    }
    return Optional.empty();
  }

  /** The last stride that starts at or before a position; -1 in an empty list. */
  private int strideOf(long position) {
    int low = 0;
    int high = startPositions.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(startPositions[middle], position) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  @Override
  public String toString() {
    return count + " exceptions, k " + k + ", starts " + Arrays.toString(startBits);
  }
}
