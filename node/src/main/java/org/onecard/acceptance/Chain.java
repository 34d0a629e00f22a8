package org.onecard.acceptance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;

/**
 * The arithmetic of the record chain: one chain for each receipt day, each beginning with the last
 * link of the day before, so that a record or a whole day cannot be taken out, put in or changed.
 */
final class Chain {
  /** Octets of salt, without which an erased record's digest cannot be guessed back. */
  static final int SALT = 16;

  private static final byte[] RECORD = utf8("onecard acceptance record 1");
  private static final byte[] LINK = utf8("onecard acceptance link 1");
  private static final byte[] DAY = utf8("onecard acceptance day 1");
  private static final byte[] HEAD = utf8("onecard acceptance head 1");

  /**
   * The state of one day's chain.
   *
   * @param previous the day with records before this one; null for the first of all
   * @param records how many
   * @param link of the last record, or where the chain begins while there is none
   * @param closed whether a later day has begun
   */
  record Head(
      LocalDate day, @Nullable LocalDate previous, long records, Bytes link, boolean closed) {
    Head plus(Bytes digest) {
      return new Head(day, previous, records + 1, nextLink(link, digest), closed);
    }

    Head close() {
      return new Head(day, previous, records, link, true);
    }

    byte[] seal(byte[] key) {
      ByteBuffer values = ByteBuffer.allocate(3 * Long.BYTES + 1);
      values.putLong(day.toEpochDay());
      values.putLong(previous == null ? Long.MIN_VALUE : previous.toEpochDay());
      values.putLong(records).put((byte) (closed ? 1 : 0));
      return Sm3.hmac(key, HEAD, values.array(), link.toArray());
    }

    boolean sealedBy(byte[] key, byte[] seal) {
      return MessageDigest.isEqual(seal(key), seal);
    }
  }

  private Chain() {}

  static byte[] digest(byte[] salt, byte[] content) {
    return Sm3.digest(RECORD, salt, content);
  }

  static Bytes nextLink(Bytes link, Bytes digest) {
    return Bytes.of(Sm3.digest(LINK, link.toArray(), digest.toArray()));
  }

  /** The empty chain of {@code day}, bound to the head of the day before, if there is one. */
  static Head begin(LocalDate day, @Nullable Head before) {
    byte[] date = ByteBuffer.allocate(Long.BYTES).putLong(day.toEpochDay()).array();
    byte[] last = before == null ? new byte[0] : before.link().toArray();
    return new Head(
        day, before == null ? null : before.day(), 0, Bytes.of(Sm3.digest(DAY, date, last)), false);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
