package org.onecard.access;

import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;

/** Reads one-line texts of requests; what is wrong is answered by field, fault and remedy. */
final class Texts {
  private Texts() {}

  /** A text of 1 to {@code most} characters on one line. */
  static String line(String field, @Nullable String value, int most) {
    if (value == null || value.isBlank()) {
      throw ProblemException.badField(field, "is missing", "give it as text");
    }
    return lineOrNothing(field, value, most);
  }

  /** A text of up to {@code most} characters on one line; absent is empty. */
  static String lineOrNothing(String field, @Nullable String value, int most) {
    if (value == null) {
      return "";
    }
    if (value.length() > most) {
      throw ProblemException.badField(field, "has more than " + most + " characters", "shorten it");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.badField(field, "has control characters", "leave them out");
    }
    return value.strip();
  }
}
