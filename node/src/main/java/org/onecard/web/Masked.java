package org.onecard.web;

import java.util.regex.Pattern;

/** Text in which no whole social security number stands, wherever it came from. */
public final class Masked {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9])([0-9]{6})[0-9]{8}([0-9]{3})[0-9Xx](?![0-9])");

  private Masked() {}

  /** The text with the birth date and the check character of each number covered. */
  public static String of(String text) {
    return NUMBER.matcher(text).replaceAll("$1********$2*");
  }
}
