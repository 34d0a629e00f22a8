package org.onecard.kernel.identity;

/**
 * A bank card number as ISO/IEC 7812-1 writes it, the account behind a social security card: up to
 * 19 digits, the last a check digit by Luhn's formula.
 *
 * @param text 12 to 19 digits
 */
public record BankAccountNumber(String text) {
  /** The fewest digits accepted. */
  public static final int MIN_LENGTH = 12;

  /** The most digits the standard allows. */
  public static final int MAX_LENGTH = 19;

  private static final IdentifierText SHAPE =
      new IdentifierText(
          "bankAccount",
          IdentifierText.DIGITS,
          MIN_LENGTH,
          MAX_LENGTH,
          "give the digits as printed on the card, without spaces");

  /** Refuses any text but 12 to 19 digits with a right check digit. */
  public BankAccountNumber {
    SHAPE.check(text);
    if (luhnSum(text) % 10 != 0) {
      throw SHAPE.fault("the check digit does not fit the others");
    }
  }

  /** Reads the number as it stands; {@link InvalidIdentifierException} if it is none. */
  public static BankAccountNumber of(String text) {
    return new BankAccountNumber(text);
  }

  /** The number with these digits and its check digit. */
  public static BankAccountNumber compose(String withoutCheckDigit) {
    String open = withoutCheckDigit + '0';
    SHAPE.check(open);
    return new BankAccountNumber(withoutCheckDigit + (10 - luhnSum(open) % 10) % 10);
  }

  /** For showing: the first six and the last four digits. */
  public String masked() {
    return IdentifierText.mask(text, 6, 4);
  }

  @Override
  public String toString() {
    return masked();
  }

  private static int luhnSum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 1 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum;
  }
}
