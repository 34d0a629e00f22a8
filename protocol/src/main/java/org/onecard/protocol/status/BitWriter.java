package org.onecard.protocol.status;

import java.util.Arrays;

/** Writes bits, most significant first, and gaps in Golomb-Rice form. */
final class BitWriter {
  private byte[] octets = new byte[256];
  private int length;

  /** Writes the lowest {@code count} bits of {@code value}. */
  void bits(long value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bit(((value >>> i) & 1) != 0);
    }
  }

  /** Writes an unsigned gap: its quotient by 2^k in ones and a zero, then its k lowest bits. */
  void rice(long gap, int k) {
    for (long quotient = gap >>> k; quotient > 0; quotient--) {
      bit(true);
    }
    bit(false);
    bits(gap, k);
  }

  /** Bits written so far. */
  int length() {
    return length;
  }

  /** The octets written so far, the last one filled with zeros. */
  byte[] toArray() {
    return Arrays.copyOf(octets, (length + 7) / 8);
  }

  private void bit(boolean one) {
    if (length / 8 == octets.length) {
      octets = Arrays.copyOf(octets, 2 * octets.length);
    }
    if (one) {
      octets[length / 8] |= (byte) (0x80 >>> (length % 8));
    }
    length++;
  }
}
