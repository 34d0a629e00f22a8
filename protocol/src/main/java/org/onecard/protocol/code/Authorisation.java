package org.onecard.protocol.code;

import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
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

  /** Signs a grant. */
  public static Authorisation issue(Grant grant, SigningKey issuerKey) {
    throw new UnsupportedOperationException();
  }

  /** Reads 127 octets; {@link MalformedCodeException} otherwise. */
  public static Authorisation parse(byte[] octets) {
    throw new UnsupportedOperationException();
  }

  /** The 127 octets. */
  public byte[] octets() {
    throw new UnsupportedOperationException();
  }

  /** The day the status list is for: the expiry in days since 1970-01-01 (UTC). */
  public long expiryDay() {
    return expiresAt / 86_400;
  }
}
