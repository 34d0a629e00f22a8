package org.onecard.protocol.code;

/** Base45 (RFC 9285): octets as the characters of a QR code's alphanumeric mode. */
public final class Base45 {
  private Base45() {}

  /** Encodes octets. */
  public static String encode(byte[] octets) {
    throw new UnsupportedOperationException();
  }

  /** Decodes text; IllegalArgumentException on anything but base45. */
  public static byte[] decode(String text) {
    throw new UnsupportedOperationException();
  }
}
