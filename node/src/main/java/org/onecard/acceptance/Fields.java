package org.onecard.acceptance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.identity.InvalidIdentifierException;
import org.onecard.web.ProblemException;

/** Reads request fields; what is wrong is answered by field, fault and remedy. */
final class Fields {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NAME_FORM = Pattern.compile("[a-z0-9][a-z0-9-]*");

  private Fields() {}

  static String text(String field, @Nullable String value, int maximum) {
    if (value == null || value.isBlank()) {
      throw ProblemException.badField(field, "is missing", "give it as text");
    }
    if (value.length() > maximum) {
      throw ProblemException.badField(
          field, "has more than " + maximum + " characters", "shorten it");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.badField(field, "has control characters", "leave them out");
    }
    return value;
  }

  /** A code such as an item's or a sector's: lower-case letters, digits and hyphens. */
  static String name(String field, @Nullable String value) {
    String text = text(field, value, 64);
    if (!NAME_FORM.matcher(text).matches()) {
      throw ProblemException.badField(
          field, "is not a code", "use lower-case letters, digits and hyphens as metro-ride");
    }
    return text;
  }

  static UUID id(String field, @Nullable String value) {
    String text = text(field, value, 36);
    if (!UUID_FORM.matcher(text).matches()) {
      throw ProblemException.badField(field, "is not an id", "give the id as it was answered");
    }
    return UUID.fromString(text);
  }

  static Instant instant(String field, @Nullable String value) {
    try {
      return Instant.parse(text(field, value, 40));
    } catch (DateTimeParseException e) {
      throw ProblemException.badField(
          field, "is not an instant", "give ISO 8601 in UTC as 2026-11-20T06:02:11.250Z");
    }
  }

  static @Nullable LocalDate date(String field, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw ProblemException.badField(field, "is not a date", "give ISO 8601 as 2026-11-20");
    }
  }

  /** Rewords what the kernel says of an identifier for the field it came in. */
  static <T> T identifier(String field, java.util.function.Supplier<T> parse) {
    try {
      return parse.get();
    } catch (InvalidIdentifierException e) {
      throw ProblemException.badField(field, e.fault(), e.remedy());
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField(field, String.valueOf(e.getMessage()), "correct it");
    }
  }
}
