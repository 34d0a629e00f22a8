package org.onecard.protocol.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.crypto.VerificationKey;

/**
 * A device's wish to have its next key authorised, signed by the key before: only who holds that
 * key can carry an e-card on. See docs/protocol/renewal.md.
 *
 * @param previous the authorisation the device showed codes with: it names binding and old key
 * @param algorithm of the next key
 * @param deviceKey the next key's compressed point, 33 octets
 * @param epochSecond when the device signed, UTC, 0 to 2^32 - 1
 * @param signature r‖s, 64 octets
 */
public record Renewal(
    Authorisation previous,
    SignatureAlgorithm algorithm,
    Bytes deviceKey,
    long epochSecond,
    Bytes signature) {
  private static final byte[] PURPOSE = "OneCard renewal v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final long MAXIMUM_UNSIGNED = 0xffff_ffffL;

  /** Refuses fields that do not fit their octets: IllegalArgumentException. */
  public Renewal {
    if (deviceKey.length() != VerificationKey.COMPRESSED_LENGTH
        || signature.length() != VerificationKey.SIGNATURE_LENGTH
        || epochSecond < 0
        || epochSecond > MAXIMUM_UNSIGNED) {
      throw new IllegalArgumentException("a renewal's field does not fit its octets");
    }
  }

  /** Signs a renewal with the previous key. */
  public static Renewal sign(
      Authorisation previous, SigningKey previousKey, VerificationKey next, long epochSecond) {
    Bytes point = Bytes.of(next.compressed());
    byte[] statement = statement(previous, next.algorithm(), point, epochSecond);
    return new Renewal(
        previous, next.algorithm(), point, epochSecond, Bytes.of(previousKey.sign(statement)));
  }

  /** What the previous key signs: purpose, authorisation, algorithm, next key, time. */
  public static byte[] statement(
      Authorisation previous, SignatureAlgorithm algorithm, Bytes deviceKey, long epochSecond) {
    return ByteBuffer.allocate(
            PURPOSE.length
                + Authorisation.LENGTH
                + 1
                + VerificationKey.COMPRESSED_LENGTH
                + Integer.BYTES)
        .put(PURPOSE)
        .put(previous.octets())
        .put((byte) algorithm.number())
        .put(deviceKey.toArray())
        .putInt((int) epochSecond)
        .array();
  }

  /**
   * Whether the previous key made the signature. The caller must know that the authorisation is the
   * issuer's own: {@link org.onecard.kernel.crypto.UnusableKeyException} for a key that is no
   * point.
   */
  public boolean isSignedByPreviousKey() {
    byte[] statement = statement(previous, algorithm, deviceKey, epochSecond);
    return VerificationKey.fromCompressed(
            previous.deviceAlgorithm(), previous.deviceKey().toArray())
        .verify(statement, signature.toArray());
  }
}
