package org.onecard.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.crypto.Sm4;

/**
 * Encrypts sensitive columns and makes the keyed digests they are looked up by.
 *
 * <p>A sealed value is the key version (1 octet), a random nonce (12), and SM4-GCM (RFC 8998) under
 * table, column and row as associated data, so that a value moved to another place does not open.
 * The keys lie in {@code DIR/R/secrets}, outside the database.
 */
public final class ColumnCipher {
  private static final byte KEY_VERSION = 1;
  private static final int HEADER = 1 + Sm4.NONCE;

  private final Sm4 cipher;
  private final byte[] lookupKey;
  private final SecureRandom random;

  private ColumnCipher(byte[] secret, SecureRandom random) {
    this.cipher = Sm4.withKey(Arrays.copyOf(Sm3.hmac(secret, utf8("onecard seal 1")), Sm4.BLOCK));
    this.lookupKey = Sm3.hmac(secret, utf8("onecard lookup 1"));
    this.random = random;
  }

  /** The cipher of this node; its secret of 256 bits is made when it is first needed. */
  public static ColumnCipher open(DataDirectory directory, SecureRandom random) {
    return new ColumnCipher(Secrets.key(directory, "columns-1", random), random);
  }

  /** Encrypts {@code plain} for exactly this table, column and row. */
  public byte[] seal(String table, String column, String row, byte[] plain) {
    byte[] nonce = new byte[Sm4.NONCE];
    random.nextBytes(nonce);
    byte[] sealed = cipher.seal(nonce, place(table, column, row), plain);
    return ByteBuffer.allocate(HEADER + sealed.length)
        .put(KEY_VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * Decrypts what {@link #seal} made for the same place.
   *
   * @throws org.onecard.kernel.crypto.SealBrokenException if it was altered or moved
   * @throws IllegalStateException if it is of another form or key version
   */
  public byte[] open(String table, String column, String row, byte[] sealed) {
    if (sealed.length < HEADER || sealed[0] != KEY_VERSION) {
      throw new IllegalStateException(
          "%s.%s of row %s is not sealed with key version %d"
              .formatted(table, column, row, KEY_VERSION));
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, HEADER);
    byte[] body = Arrays.copyOfRange(sealed, HEADER, sealed.length);
    return cipher.open(nonce, place(table, column, row), body);
  }

  /** The digest to look {@code value} up by: key version (1 octet) and HMAC-SM3 (32). */
  public byte[] lookup(String table, String column, String value) {
    byte[] mac = Sm3.hmac(lookupKey, place(table, column, value));
    return ByteBuffer.allocate(1 + mac.length).put(KEY_VERSION).put(mac).array();
  }

  /** Length-prefixed, so that no two places share an encoding. */
  private static byte[] place(String... parts) {
    byte[][] octets = Arrays.stream(parts).map(ColumnCipher::utf8).toArray(byte[][]::new);
    int length = Arrays.stream(octets).mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer out = ByteBuffer.allocate(length);
    for (byte[] part : octets) {
      out.putInt(part.length).put(part);
    }
    return out.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
