package org.onecard.kernel.identity;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A social security number 社会保障号码: the citizen identity number of GB 11643-1999. Six digits of
 * division, the birth date as yyyymmdd, three digits of sequence (odd for men), and a check
 * character by ISO 7064 MOD 11-2. Whether the division exists is not checked: divisions come and
 * go, and numbers of foreign and Hong Kong, Macau and Taiwan residents use others.
 *
 * @param text 17 digits and a digit or a capital X
 */
public record SocialSecurityNumber(String text) {
  /** The earliest birth year accepted; whoever is older than that is a typing mistake. */
  public static final int EARLIEST_BIRTH_YEAR = 1880;

  private static final int LENGTH = 18;
  private static final String CHECK_CHARACTERS = "10X98765432";
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final IdentifierText SHAPE =
      new IdentifierText(
          "socialSecurityNumber",
          IdentifierText.DIGITS + "X",
          LENGTH,
          LENGTH,
          "give the 18 characters as printed on the card");

  /** Refuses any text that is not in the canonical form with a right check character. */
  public SocialSecurityNumber {
    SHAPE.check(text);
    int misplaced = text.indexOf('X');
    if (misplaced >= 0 && misplaced < LENGTH - 1) {
      throw SHAPE.fault("X stands at character " + (misplaced + 1) + ", only the last may be X");
    }
    if (text.charAt(0) == '0') {
      throw SHAPE.fault("the division starts with 0");
    }
    LocalDate birthDate = parseBirthDate(text);
    if (birthDate.getYear() < EARLIEST_BIRTH_YEAR) {
      throw SHAPE.fault("the birth year is before " + EARLIEST_BIRTH_YEAR);
    }
    if (text.charAt(LENGTH - 1) != checkCharacter(text)) {
      throw SHAPE.fault("the check character does not fit the other 17");
    }
  }

  /** Reads the number, taking a small x for X; {@link InvalidIdentifierException} if it is none. */
  public static SocialSecurityNumber of(String text) {
    return new SocialSecurityNumber(text.replace('x', 'X'));
  }

  /**
   * The number with these parts and its check character.
   *
   * @param division six digits
   * @param sequence 0 to 999, odd for men
   */
  public static SocialSecurityNumber compose(String division, LocalDate birthDate, int sequence) {
    String body =
        "%s%04d%02d%02d%03d"
            .formatted(
                division,
                birthDate.getYear(),
                birthDate.getMonthValue(),
                birthDate.getDayOfMonth(),
                sequence);
    if (body.length() != LENGTH - 1) {
      throw SHAPE.fault("division, birth date and sequence give " + body.length() + " digits");
    }
    return new SocialSecurityNumber(body + checkCharacter(body));
  }

  /** The six-digit division (GB/T 2260) that first issued the number; not the card's issuer. */
  public String division() {
    return text.substring(0, 6);
  }

  /** The date of birth. */
  public LocalDate birthDate() {
    return parseBirthDate(text);
  }

  /** The sex the sequence states. */
  public Sex sex() {
    return (text.charAt(LENGTH - 2) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
  }

  /** For showing: the division and the last two characters, {@code 5001 99** **** **** 0X}. */
  public String masked() {
    return IdentifierText.mask(text, 6, 2);
  }

  @Override
  public String toString() {
    return masked();
  }

  private static LocalDate parseBirthDate(String text) {
    try {
      return LocalDate.of(
          Integer.parseInt(text.substring(6, 10)),
          Integer.parseInt(text.substring(10, 12)),
          Integer.parseInt(text.substring(12, 14)));
    } catch (DateTimeException e) {
      InvalidIdentifierException fault = SHAPE.fault("characters 7 to 14 are no date");
      fault.initCause(e);
      throw fault;
    }
  }

  private static char checkCharacter(String text) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * Character.digit(text.charAt(i), 10);
    }
    return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
  }
}
