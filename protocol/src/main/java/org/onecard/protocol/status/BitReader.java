package org.onecard.protocol.status;

import org.onecard.protocol.json.MalformedDocumentException;

/** Reads what {@link BitWriter} wrote; refuses to read past the end or an endless quotient. */
final class BitReader {
  private final byte[] octets;
  private int position;

  /** Reads {@code octets} from a bit on. */
  BitReader(byte[] octets, int position) {
    this.octets = octets;
    this.position = position;
  }

  int position() {
    return position;
  }

  long bits(int count) {
    if (position + count > octets.length * 8) {
      throw pastEnd();
    }
    long value = 0;
    int left = count;
    while (left > 0) {
      int here = Math.min(left, 8 - position % 8);
      int octet = octets[position / 8] & 0xff;
      int taken = (octet >>> (8 - position % 8 - here)) & ((1 << here) - 1);
      value = (value << here) | taken;
      position += here;
      left -= here;
    }
    return value;
  }

  long rice(int k) {
    long quotient = 0;
    while (bit()) {
      quotient++;
    }
    if (Long.compareUnsigned(quotient, -1L >>> k) > 0) {
      throw new MalformedDocumentException("gap", "overflows", "fetch it again");
    }
    return (quotient << k) | bits(k);
  }

  /** Refuses anything but zeros up to the end of the last octet begun. */
  void requireEnd() {
    int left = octets.length * 8 - position;
    if (left >= 8 || bits(left) != 0) {
      throw new MalformedDocumentException("end", "is not where it belongs", "fetch it again");
    }
  }

  private boolean bit() {
    if (position >= octets.length * 8) {
      throw pastEnd();
    }
    boolean one = (octets[position / 8] & (0x80 >>> (position % 8))) != 0;
    position++;
    return one;
  }

  private static MalformedDocumentException pastEnd() {
    return new MalformedDocumentException("end", "comes too early", "fetch it again");
  }
}
