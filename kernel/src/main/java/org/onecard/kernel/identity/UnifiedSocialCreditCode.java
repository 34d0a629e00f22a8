package org.onecard.kernel.identity;

/**
 * A unified social credit code 统一社会信用代码 of an organisation (GB 32100-2015): 18 characters of an
 * alphabet without I, O, S, V and Z, the last a check character modulo 31.
 *
 * @param text 18 characters, letters in capitals
 */
public record UnifiedSocialCreditCode(String text) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;
  private static final IdentifierText SHAPE =
      new IdentifierText(
          "creditCode",
          ALPHABET,
          LENGTH,
          LENGTH,
          "give the 18 characters of the organisation's registration");

  /** Refuses any text that is no credit code with a right check character. */
  public UnifiedSocialCreditCode {
    SHAPE.check(text);
    if (text.charAt(LENGTH - 1) != checkCharacter(text)) {
      throw SHAPE.fault("the check character does not fit the other 17");
    }
  }

  /** Reads the code as it stands; {@link InvalidIdentifierException} if it is none. */
  public static UnifiedSocialCreditCode of(String text) {
    return new UnifiedSocialCreditCode(text);
  }

  /** The code with these first 17 characters and its check character. */
  public static UnifiedSocialCreditCode compose(String first17) {
    if (first17.length() != LENGTH - 1) {
      throw SHAPE.fault("has " + first17.length() + " characters before the check, not 17");
    }
    SHAPE.check(first17 + '0');
    return new UnifiedSocialCreditCode(first17 + checkCharacter(first17));
  }

  /** For showing: an organisation's code is public, so nothing is hidden, only grouped. */
  public String masked() {
    return IdentifierText.mask(text, LENGTH, 0);
  }

  @Override
  public String toString() {
    return text;
  }

  private static char checkCharacter(String text) {
    int base = ALPHABET.length();
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += weight * ALPHABET.indexOf(text.charAt(i));
      weight = weight * 3 % base;
    }
    return ALPHABET.charAt((base - sum % base) % base);
  }
}
