package org.onecard.protocol.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.kernel.region.Region;

/**
 * The issuer's word that a device key may present a card until its expiry: the first 127 octets of
 * a presentation code.
 *
 * @param issuerKeyNumber 0 to 255
 * @param token 16 octets
 * @param statusIndex 0 to 2^32 - 1, in the status list of the expiry day
 * @param deviceKey compressed point, 33 octets
 * @param expiresAt UTC epoch seconds, a multiple of 86,400
 * @param signature r‖s, 64 octets
 */
public record Authorisation(
    Region issuer,
    int issuerKeyNumber,
    SignatureAlgorithm issuerAlgorithm,
    SignatureAlgorithm deviceAlgorithm,
    Bytes token,
    long statusIndex,
    Bytes deviceKey,
    long expiresAt,
    Rights rights,
    Bytes signature) {
  /** Octets on the wire. */
  public static final int LENGTH = 127;

  /** Octets of a token. */
  public static final int TOKEN_LENGTH = 16;

  /** The first octet of version 1: the scheme's nibble C and the version. */
  static final byte VERSION = (byte) (CodeScheme.MARK | 1);

  private static final int SIGNED_LENGTH = LENGTH - VerificationKey.SIGNATURE_LENGTH;
  private static final long MAXIMUM_UNSIGNED = 0xffff_ffffL;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final byte[] PURPOSE =
      "OneCard authorisation v1\0".getBytes(StandardCharsets.US_ASCII);

  /** What an issuer signs, before its signature. */
  public record Grant(
      Region issuer,
      int issuerKeyNumber,
      SignatureAlgorithm deviceAlgorithm,
      Bytes token,
      long statusIndex,
      Bytes deviceKey,
      long expiresAt,
      Rights rights) {}

  /** Refuses fields that do not fit their octets: IllegalArgumentException. */
  public Authorisation {
    if (issuerKeyNumber < 0
        || issuerKeyNumber > 0xff
        || token.length() != TOKEN_LENGTH
        || statusIndex < 0
        || statusIndex > MAXIMUM_UNSIGNED
        || deviceKey.length() != VerificationKey.COMPRESSED_LENGTH
        || expiresAt < 0
        || expiresAt > MAXIMUM_UNSIGNED
        || expiresAt % SECONDS_PER_DAY != 0
        || signature.length() != VerificationKey.SIGNATURE_LENGTH) {
      throw new IllegalArgumentException("an authorisation's field does not fit its octets");
    }
  }

  /** Signs a grant. */
  public static Authorisation issue(Grant grant, SigningKey issuerKey) {
    Bytes unsigned = Bytes.of(new byte[VerificationKey.SIGNATURE_LENGTH]);
    Authorisation draft = of(grant, issuerKey.algorithm(), unsigned);
    return of(grant, issuerKey.algorithm(), Bytes.of(issuerKey.sign(draft.signedForm())));
  }

  private static Authorisation of(
      Grant grant, SignatureAlgorithm issuerAlgorithm, Bytes signature) {
    return new Authorisation(
        grant.issuer(),
        grant.issuerKeyNumber(),
        issuerAlgorithm,
        grant.deviceAlgorithm(),
        grant.token(),
        grant.statusIndex(),
        grant.deviceKey(),
        grant.expiresAt(),
        grant.rights(),
        signature);
  }

  /** Reads 127 octets; {@link MalformedCodeException} otherwise. */
  public static Authorisation parse(byte[] octets) {
    requireStart(octets);
    if (octets.length != LENGTH) {
      throw new MalformedCodeException(
          octets.length < LENGTH ? CodeRefusal.CODE_TRUNCATED : CodeRefusal.CODE_OVERSIZED,
          octets.length + " octets instead of " + LENGTH);
    }
    return read(ByteBuffer.wrap(octets));
  }

  /** Refuses octets that do not begin as a code of this scheme and version. */
  static void requireStart(byte[] octets) {
    if (octets.length == 0) {
      throw new MalformedCodeException(CodeRefusal.CODE_TRUNCATED, "no octet at all");
    }
    if (!CodeScheme.marks(octets[0])) {
      throw new MalformedCodeException(
          CodeRefusal.SCHEME_UNKNOWN, "first octet is of no scheme with a verifier");
    }
    if (octets[0] != VERSION) {
      throw new MalformedCodeException(
          CodeRefusal.VERSION_UNKNOWN, "version " + (octets[0] & 0x0f) + " is not spoken here");
    }
  }

  /** Reads LENGTH octets whose start and length are known to be right. */
  static Authorisation read(ByteBuffer in) {
    in.get();
    int algorithms = in.get() & 0xff;
    SignatureAlgorithm issuerAlgorithm = algorithm(algorithms >> 4);
    SignatureAlgorithm deviceAlgorithm = algorithm(algorithms & 0x0f);
    Region issuer = region(in.get() & 0xff);
    int keyNumber = in.get() & 0xff;
    Bytes token = take(in, TOKEN_LENGTH);
    long statusIndex = Integer.toUnsignedLong(in.getInt());
    Bytes deviceKey = take(in, VerificationKey.COMPRESSED_LENGTH);
    long expiresAt = Integer.toUnsignedLong(in.getInt());
    if (expiresAt % SECONDS_PER_DAY != 0) {
      throw new MalformedCodeException(
          CodeRefusal.EXPIRY_MALFORMED, "expiry " + expiresAt + " is not the start of a day");
    }
    Rights rights = new Rights(Short.toUnsignedInt(in.getShort()));
    return new Authorisation(
        issuer,
        keyNumber,
        issuerAlgorithm,
        deviceAlgorithm,
        token,
        statusIndex,
        deviceKey,
        expiresAt,
        rights,
        take(in, VerificationKey.SIGNATURE_LENGTH));
  }

  static Bytes take(ByteBuffer in, int length) {
    byte[] octets = new byte[length];
    in.get(octets);
    return Bytes.of(octets);
  }

  private static SignatureAlgorithm algorithm(int number) {
    return Arrays.stream(SignatureAlgorithm.values())
        .filter(algorithm -> algorithm.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedCodeException(
                    CodeRefusal.ALGORITHM_UNKNOWN, "algorithm " + number + " is not spoken here"));
  }

  private static Region region(int number) {
    try {
      return Region.of(number);
    } catch (IllegalArgumentException e) {
      throw new MalformedCodeException(CodeRefusal.ISSUER_UNKNOWN, "no region has this number");
    }
  }

  /** The 127 octets. */
  public byte[] octets() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    write(out);
    return out.array();
  }

  void write(ByteBuffer out) {
    writeSigned(out);
    out.put(signature.toArray());
  }

  private void writeSigned(ByteBuffer out) {
    out.put(VERSION)
        .put((byte) ((issuerAlgorithm.number() << 4) | deviceAlgorithm.number()))
        .put((byte) issuer.number())
        .put((byte) issuerKeyNumber)
        .put(token.toArray())
        .putInt((int) statusIndex)
        .put(deviceKey.toArray())
        .putInt((int) expiresAt)
        .putShort((short) rights.bits());
  }

  /** What the issuer signs: the purpose and the octets before the signature. */
  byte[] signedForm() {
    ByteBuffer out = ByteBuffer.allocate(PURPOSE.length + SIGNED_LENGTH);
    out.put(PURPOSE);
    writeSigned(out);
    return out.array();
  }

  /** Whether the issuer's key made this authorisation's signature. */
  public boolean signedBy(VerificationKey issuerKey) {
    return issuerKey.algorithm() == issuerAlgorithm
        && issuerKey.verify(signedForm(), signature.toArray());
  }

  /** The day the status list is for: the expiry in days since 1970-01-01 (UTC). */
  public long expiryDay() {
    return expiresAt / SECONDS_PER_DAY;
  }
}
