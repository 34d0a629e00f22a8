package org.onecard.kernel.identity;

/** The shape all identifiers share: which characters, how many, and how they are shown masked. */
record IdentifierText(String field, String alphabet, int minLength, int maxLength, String remedy) {
  static final String DIGITS = "0123456789";
  private static final int GROUP = 4;

  /** Refuses a text of another length or with a character outside the alphabet. */
  void check(String text) {
    if (text.length() < minLength || text.length() > maxLength) {
      String wanted = minLength == maxLength ? "" + maxLength : minLength + " to " + maxLength;
      throw fault("has " + text.length() + " characters instead of " + wanted);
    }
    for (int i = 0; i < text.length(); i++) {
      if (alphabet.indexOf(text.charAt(i)) < 0) {
        throw fault("character " + (i + 1) + " is not one of " + alphabet);
      }
    }
  }

  /** The refusal of this field for the given fault. */
  InvalidIdentifierException fault(String fault) {
    return new InvalidIdentifierException(field, fault, remedy);
  }

  /** Keeps the first and last characters, turns the others into stars, and groups by four. */
  static String mask(String text, int shownFirst, int shownLast) {
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i > 0 && i % GROUP == 0) {
        masked.append(' ');
      }
      boolean shown = i < shownFirst || i >= text.length() - shownLast;
      masked.append(shown ? text.charAt(i) : '*');
    }
    return masked.toString();
  }
}
