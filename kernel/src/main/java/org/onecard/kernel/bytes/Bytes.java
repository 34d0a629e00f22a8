package org.onecard.kernel.bytes;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An immutable octet string, compared by value in time that depends on its length only. */
public final class Bytes {
  private final byte[] octets;

  private Bytes(byte[] octets) {
    this.octets = octets;
  }

  /** Copies {@code octets}. */
  public static Bytes of(byte[] octets) {
    return new Bytes(octets.clone());
  }

  /** Reads hexadecimal digits of either case; throws IllegalArgumentException on anything else. */
  public static Bytes ofHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex));
  }

  /** Reads base64url (RFC 4648 section 5) without padding; else IllegalArgumentException. */
  public static Bytes ofBase64Url(String text) {
    return new Bytes(Base64.getUrlDecoder().decode(text));
  }

  /** The number of octets. */
  public int length() {
    return octets.length;
  }

  /** A copy of the octets. */
  public byte[] toArray() {
    return octets.clone();
  }

  /** Lower-case hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(octets);
  }

  /** base64url (RFC 4648 section 5) without padding. */
  public String base64Url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && MessageDigest.isEqual(octets, bytes.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return hex();
  }
}
