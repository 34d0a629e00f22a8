package org.onecard.protocol.status;

import java.util.Map;
import org.onecard.kernel.bytes.Bytes;

/** Truncated SM3 digests of chips that are suspended or revoked. Immutable. */
public final class ChipDenyList {
  private ChipDenyList() {}

  /** The list entry of a chip: SM3 over issuer, card number and identification code, cut to 8. */
  public static Bytes entry(String issuer, String cardNumber, String identificationCode) {
    throw new UnsupportedOperationException();
  }

  /** Encodes entries with their state (SUSPENDED or REVOKED). */
  public static ChipDenyList encode(Map<Bytes, CardStatus> entries) {
    throw new UnsupportedOperationException("" + entries.size());
  }

  /** Reads the published form; MalformedDocumentException otherwise. */
  public static ChipDenyList parse(byte[] wire) {
    throw new UnsupportedOperationException("" + wire.length);
  }

  /** SUSPENDED or REVOKED if listed, else UNKNOWN: absence proves nothing. */
  public CardStatus of(Bytes entry) {
    throw new UnsupportedOperationException();
  }

  /** The published octets. */
  public byte[] wire() {
    throw new UnsupportedOperationException();
  }

  /** SM3 of the published octets, lower-case hexadecimal. */
  public String digest() {
    throw new UnsupportedOperationException();
  }
}
