package org.onecard.protocol.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.crypto.VerificationKey;

/**
 * One presentation code: an authorisation and what the device adds at the moment of showing.
 *
 * @param codeTime UTC epoch seconds, 0 to 2^32 - 1
 * @param counter 0 to 2^32 - 1, starting at random, one higher each code (mod 2^32)
 * @param deviceSignature r‖s, 64 octets
 */
public record PresentationCode(
    Authorisation authorisation, long codeTime, long counter, Bytes deviceSignature) {
  /** Octets on the wire. */
  public static final int LENGTH = 199;

  /** Octets in an identity. */
  public static final int IDENTITY_LENGTH = 16;

  private static final int SIGNED_LENGTH = LENGTH - VerificationKey.SIGNATURE_LENGTH;
  private static final int MAXIMUM_TEXT = 300;
  private static final long MAXIMUM_UNSIGNED = 0xffff_ffffL;
  private static final byte[] PURPOSE =
      "OneCard presentation v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COUNTER_PURPOSE =
      "OneCard counter v1\0".getBytes(StandardCharsets.US_ASCII);

  /** Refuses fields that do not fit their octets: IllegalArgumentException. */
  public PresentationCode {
    if (codeTime < 0
        || codeTime > MAXIMUM_UNSIGNED
        || counter < 0
        || counter > MAXIMUM_UNSIGNED
        || deviceSignature.length() != VerificationKey.SIGNATURE_LENGTH) {
      throw new IllegalArgumentException("a presentation code's field does not fit its octets");
    }
  }

  /** Reads the base45 text of a QR code; {@link MalformedCodeException} otherwise. */
  public static PresentationCode parseText(String base45) {
    if (base45.length() > MAXIMUM_TEXT) {
      throw new MalformedCodeException(
          CodeRefusal.CODE_OVERSIZED, "more than " + MAXIMUM_TEXT + " characters");
    }
    byte[] octets;
    try {
      octets = Base45.decode(base45);
    } catch (IllegalArgumentException e) {
      throw new MalformedCodeException(CodeRefusal.CODE_NOT_TEXT, "not base45");
    }
    return parse(octets);
  }

  /** Reads the octets; {@link MalformedCodeException} otherwise. */
  public static PresentationCode parse(byte[] octets) {
    Authorisation.requireStart(octets);
    if (octets.length != LENGTH) {
      throw new MalformedCodeException(
          octets.length < LENGTH ? CodeRefusal.CODE_TRUNCATED : CodeRefusal.CODE_OVERSIZED,
          octets.length + " octets instead of " + LENGTH);
    }
    ByteBuffer in = ByteBuffer.wrap(octets);
    Authorisation authorisation = Authorisation.read(in);
    return new PresentationCode(
        authorisation,
        Integer.toUnsignedLong(in.getInt()),
        Integer.toUnsignedLong(in.getInt()),
        Authorisation.take(in, VerificationKey.SIGNATURE_LENGTH));
  }

  /** The 199 octets. */
  public byte[] octets() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    writeSigned(out);
    return out.put(deviceSignature.toArray()).array();
  }

  /** The base45 text (RFC 9285) that the QR code shows. */
  public String text() {
    return Base45.encode(octets());
  }

  /** SM3 over the whole code, first 16 octets: tells identical bytes. */
  public Bytes identity() {
    return cut(Sm3.digest(octets()));
  }

  /** SM3 over issuer, token and counter, first 16 octets: what may be seen once only. */
  public Bytes counterIdentity() {
    ByteBuffer out = ByteBuffer.allocate(1 + Authorisation.TOKEN_LENGTH + Integer.BYTES);
    out.put((byte) authorisation.issuer().number())
        .put(authorisation.token().toArray())
        .putInt((int) counter);
    return cut(Sm3.digest(COUNTER_PURPOSE, out.array()));
  }

  /** Whether the device's key made this code's signature. */
  public boolean signedBy(VerificationKey deviceKey) {
    return deviceKey.verify(
        signedForm(authorisation, codeTime, counter), deviceSignature.toArray());
  }

  /** What the device signs: the purpose, the authorisation, the time and the counter. */
  static byte[] signedForm(Authorisation authorisation, long codeTime, long counter) {
    ByteBuffer out = ByteBuffer.allocate(PURPOSE.length + SIGNED_LENGTH);
    out.put(PURPOSE);
    authorisation.write(out);
    return out.putInt((int) codeTime).putInt((int) counter).array();
  }

  private void writeSigned(ByteBuffer out) {
    authorisation.write(out);
    out.putInt((int) codeTime).putInt((int) counter);
  }

  private static Bytes cut(byte[] digest) {
    return Bytes.of(Arrays.copyOf(digest, IDENTITY_LENGTH));
  }
}
