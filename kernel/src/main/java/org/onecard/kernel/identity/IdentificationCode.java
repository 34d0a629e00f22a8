package org.onecard.kernel.identity;

import java.util.HexFormat;

/**
 * The card identification code 卡识别码 that the chip of a physical card holds: 16 octets, of which the
 * first three are the issuing division's six digits in BCD.
 *
 * @param text 32 hexadecimal digits, letters in capitals
 */
public record IdentificationCode(String text) {
  /** Octets in the code. */
  public static final int OCTETS = 16;

  private static final int DIVISION_DIGITS = 6;
  private static final IdentifierText SHAPE =
      new IdentifierText(
          "identificationCode",
          IdentifierText.DIGITS + "ABCDEF",
          2 * OCTETS,
          2 * OCTETS,
          "give the 16 octets read from the chip as 32 hexadecimal digits");

  /** Refuses any text that is not 32 hexadecimal digits with a division in front. */
  public IdentificationCode {
    SHAPE.check(text);
    for (int i = 0; i < DIVISION_DIGITS; i++) {
      if (text.charAt(i) > '9') {
        throw SHAPE.fault(
            "the first six digits are no division, digit " + (i + 1) + " is a letter");
      }
    }
  }

  /** Reads digits of either case; {@link InvalidIdentifierException} if it is no such code. */
  public static IdentificationCode of(String text) {
    StringBuilder capitals = new StringBuilder(text);
    for (int i = 0; i < capitals.length(); i++) {
      char character = capitals.charAt(i);
      if (character >= 'a' && character <= 'f') {
        capitals.setCharAt(i, (char) (character - 'a' + 'A'));
      }
    }
    return new IdentificationCode(capitals.toString());
  }

  /** The code with these 16 octets. */
  public static IdentificationCode of(byte[] octets) {
    return new IdentificationCode(HexFormat.of().withUpperCase().formatHex(octets));
  }

  /** The 16 octets as the chip holds them. */
  public byte[] octets() {
    return HexFormat.of().parseHex(text);
  }

  /** The six-digit division (GB/T 2260) that issued the card. */
  public String division() {
    return text.substring(0, DIVISION_DIGITS);
  }

  /** For showing: the division and the last two digits. */
  public String masked() {
    return IdentifierText.mask(text, DIVISION_DIGITS, 2);
  }

  @Override
  public String toString() {
    return masked();
  }
}
