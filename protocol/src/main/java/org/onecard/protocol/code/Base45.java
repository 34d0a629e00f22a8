package org.onecard.protocol.code;

import java.util.Arrays;

/** Base45 (RFC 9285): octets as the characters of a QR code's alphanumeric mode. */
public final class Base45 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int BASE = ALPHABET.length();
  private static final byte[] VALUES = values();

  private Base45() {}

  /** Encodes octets. */
  public static String encode(byte[] octets) {
    StringBuilder text = new StringBuilder(octets.length / 2 * 3 + 2);
    for (int i = 0; i < octets.length; i += 2) {
      boolean pair = i + 1 < octets.length;
      int value = octets[i] & 0xff;
      if (pair) {
        value = (value << 8) | (octets[i + 1] & 0xff);
      }
      text.append(ALPHABET.charAt(value % BASE)).append(ALPHABET.charAt(value / BASE % BASE));
      if (pair) {
        text.append(ALPHABET.charAt(value / BASE / BASE));
      }
    }
    return text.toString();
  }

  /** Decodes text; IllegalArgumentException on anything but base45. */
  public static byte[] decode(String text) {
    if (text.length() % 3 == 1) {
      throw new IllegalArgumentException("base45 text has no length of " + text.length());
    }
    byte[] octets = new byte[text.length() / 3 * 2 + text.length() % 3 / 2];
    int written = 0;
    for (int i = 0; i < text.length(); i += 3) {
      int value = valueAt(text, i) + BASE * valueAt(text, i + 1);
      boolean pair = i + 2 < text.length();
      if (pair) {
        value += BASE * BASE * valueAt(text, i + 2);
        octets[written++] = (byte) (value >> 8);
      }
      if (value > (pair ? 0xffff : 0xff)) {
        throw new IllegalArgumentException("base45 text overflows at character " + i);
      }
      octets[written++] = (byte) value;
    }
    return octets;
  }

  private static int valueAt(String text, int position) {
    char c = text.charAt(position);
    int value = c < VALUES.length ? VALUES[c] : -1;
    if (value < 0) {
      throw new IllegalArgumentException("no base45 character at " + position);
    }
    return value;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < BASE; i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }
}
