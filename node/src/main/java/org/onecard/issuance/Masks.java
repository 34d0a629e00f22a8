package org.onecard.issuance;

/** Names as they are shown to those who need not know them. */
final class Masks {
  private Masks() {}

  /** The last character of a name stays: {@code **华}; whoever stands there can say the rest. */
  static String name(String name) {
    int characters = name.codePointCount(0, name.length());
    int last = name.offsetByCodePoints(0, characters - 1);
    return "*".repeat(characters - 1) + name.substring(last);
  }
}
