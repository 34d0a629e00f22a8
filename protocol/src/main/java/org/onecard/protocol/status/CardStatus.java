package org.onecard.protocol.status;

import org.onecard.kernel.text.Hyphenated;

/** What an issuer says of a card; unknown is not "no". */
public enum CardStatus {
  VALID(0),
  REVOKED(1),
  SUSPENDED(2),
  UNKNOWN(3);

  private final int bits;

  CardStatus(int bits) {
    this.bits = bits;
  }

  /** The two bits in a status list; valid, revoked, suspended are those of Token Status List. */
  public int bits() {
    return bits;
  }

  /** The state of two bits, 0 to 3. */
  public static CardStatus ofBits(int bits) {
    return switch (bits) {
      case 0 -> VALID;
      case 1 -> REVOKED;
      case 2 -> SUSPENDED;
      case 3 -> UNKNOWN;
      default -> throw new IllegalArgumentException("a state has two bits, not " + bits);
    };
  }

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }
}
