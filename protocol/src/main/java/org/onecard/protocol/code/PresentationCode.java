package org.onecard.protocol.code;

import org.onecard.kernel.bytes.Bytes;

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

  /** Reads the base45 text of a QR code; {@link MalformedCodeException} otherwise. */
  public static PresentationCode parseText(String base45) {
    throw new UnsupportedOperationException();
  }

  /** Reads the octets; {@link MalformedCodeException} otherwise. */
  public static PresentationCode parse(byte[] octets) {
    throw new UnsupportedOperationException();
  }

  /** The 199 octets. */
  public byte[] octets() {
    throw new UnsupportedOperationException();
  }

  /** The base45 text (RFC 9285) that the QR code shows. */
  public String text() {
    throw new UnsupportedOperationException();
  }

  /** SM3 over the whole code, first 16 octets: tells identical bytes. */
  public Bytes identity() {
    throw new UnsupportedOperationException();
  }

  /** SM3 over issuer, token and counter, first 16 octets: what may be seen once only. */
  public Bytes counterIdentity() {
    throw new UnsupportedOperationException();
  }
}
