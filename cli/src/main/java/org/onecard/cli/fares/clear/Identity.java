package org.onecard.cli.fares.clear;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits that stand for some values. With a day of a province the chance that two differing ones
 * agree is below one in 10^22.
 */
record Identity(long high, long low) implements Comparable<Identity> {

  /** Of these values in this order. */
  static Identity of(Iterable<String> values) {
    MessageDigest digest = sha256();
    for (String value : values) {
      byte[] octets = value.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
      digest.update(octets);
    }
    ByteBuffer out = ByteBuffer.wrap(digest.digest());
    return new Identity(out.getLong(), out.getLong());
  }

  /** A number from 0 below {@code bound}, the same for the same values. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(high, bound);
  }

  @Override
  public int compareTo(Identity other) {
    int byHigh = Long.compare(high, other.high);
    return byHigh != 0 ? byHigh : Long.compare(low, other.low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
