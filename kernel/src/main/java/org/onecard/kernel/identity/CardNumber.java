package org.onecard.kernel.identity;

/**
 * A card number 社会保障卡卡号: nine characters, unique within the region that issued the card.
 *
 * @param text nine digits or capital letters
 */
public record CardNumber(String text) {
  /** Characters in a card number. */
  public static final int LENGTH = 9;

  private static final IdentifierText SHAPE =
      new IdentifierText(
          "cardNumber",
          IdentifierText.DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
          LENGTH,
          LENGTH,
          "give the 9 digits and capital letters as printed on the card");

  /** Refuses any text but nine digits or capital letters. */
  public CardNumber {
    SHAPE.check(text);
  }

  /** Reads the number as it stands; {@link InvalidIdentifierException} if it is none. */
  public static CardNumber of(String text) {
    return new CardNumber(text);
  }

  /** For showing: the first and the last two characters, {@code A1** *** 89}. */
  public String masked() {
    return IdentifierText.mask(text, 2, 2);
  }

  @Override
  public String toString() {
    return masked();
  }
}
