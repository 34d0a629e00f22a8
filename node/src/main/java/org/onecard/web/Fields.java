package org.onecard.web;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.identity.InvalidIdentifierException;

/** Reads what people write; what is wrong is answered by field, fault and remedy. */
public final class Fields {
  private static final Pattern CODE_FORM = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern TELEPHONE_FORM = Pattern.compile("[0-9+() -]{3,24}");
  private static final Pattern MAIL_FORM = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");
  private static final Pattern KEY_FORM = Pattern.compile("[A-Za-z0-9_-]+");
  private static final int DEGREES = 20;
  private static final int CODE = 64;
  private static final int TELEPHONE = 24;
  private static final int MAIL = 254;
  private static final int REQUEST_KEY_LEAST = 16;
  private static final int REQUEST_KEY_MOST = 64;

  private Fields() {}

  /** A text of one or more lines, 1 to {@code most} characters. */
  public static String paragraph(String field, @Nullable String value, int most) {
    if (value == null || value.isBlank()) {
      throw ProblemException.badField(field, "is missing", "give it as text");
    }
    String text = value.replace("\r\n", "\n").strip();
    demandLength(field, text, most);
    demandCharacters(field, text.replace("\n", "").replace("\t", ""));
    return text;
  }

  /** The same, or empty where there is none. */
  public static String paragraphOrNothing(String field, @Nullable String value, int most) {
    return value == null || value.isBlank() ? "" : paragraph(field, value, most);
  }

  /** A text on one line, 1 to {@code most} characters. */
  public static String line(String field, @Nullable String value, int most) {
    String text = lineOrNothing(field, value, most);
    if (text.isEmpty()) {
      throw ProblemException.badField(field, "is missing", "give it as text");
    }
    return text;
  }

  /** A text on one line; absent is empty. */
  public static String lineOrNothing(String field, @Nullable String value, int most) {
    if (value == null || value.isBlank()) {
      return "";
    }
    String text = value.strip();
    demandLength(field, text, most);
    demandCharacters(field, text);
    return text;
  }

  /** A code of ours: lower-case letters, digits and hyphens. */
  public static String code(String field, @Nullable String value) {
    String text = lineOrNothing(field, value, CODE);
    if (!CODE_FORM.matcher(text).matches()) {
      throw ProblemException.badField(
          field, "is missing or no code", "use lower-case letters, digits and hyphens");
    }
    return text;
  }

  /** A telephone number; absent is empty. */
  public static String telephone(String field, @Nullable String value) {
    String text = lineOrNothing(field, value, TELEPHONE);
    if (!text.isEmpty() && !TELEPHONE_FORM.matcher(text).matches()) {
      throw ProblemException.badField(
          field, "is no telephone number", "give digits, or leave it out");
    }
    return text;
  }

  /** A mail address; absent is empty. */
  public static String mail(String field, @Nullable String value) {
    String text = lineOrNothing(field, value, MAIL);
    if (!text.isEmpty() && !MAIL_FORM.matcher(text).matches()) {
      throw ProblemException.badField(
          field, "is no mail address", "give one as name@place.example, or leave it out");
    }
    return text;
  }

  /** Degrees within {@code most} either side of zero; absent is empty. */
  public static String degrees(String field, @Nullable String value, int most) {
    String text = lineOrNothing(field, value, DEGREES);
    if (text.isEmpty()) {
      return text;
    }
    try {
      if (new BigDecimal(text).abs().compareTo(BigDecimal.valueOf(most)) <= 0) {
        return text;
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number out of range is.
    }
    throw ProblemException.badField(
        field, "is no number of degrees from -" + most + " to " + most, "give WGS 84 as 29.56");
  }

  /** What makes a repeated filing the same one; absent is null. */
  public static @Nullable String requestKey(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() < REQUEST_KEY_LEAST
        || value.length() > REQUEST_KEY_MOST
        || !KEY_FORM.matcher(value).matches()) {
      throw ProblemException.badField(
          field,
          "is not of its form",
          "give 16 to 64 random letters, digits, hyphens and underscores");
    }
    return value;
  }

  /** What the kernel reads as an identifier; its fault is told of the field it came in. */
  public static <T> T identifier(String field, @Nullable String value, Function<String, T> parse) {
    try {
      return parse.apply(line(field, value, CODE));
    } catch (InvalidIdentifierException e) {
      ProblemException problem = ProblemException.badField(field, e.fault(), e.remedy());
      problem.initCause(e);
      throw problem;
    }
  }

  private static void demandLength(String field, String text, int most) {
    if (text.length() > most) {
      throw ProblemException.badField(field, "has more than " + most + " characters", "shorten it");
    }
  }

  /** What XML cannot carry is refused where it comes in. */
  private static void demandCharacters(String field, String text) {
    if (text.codePoints().anyMatch(Fields::unwritable)) {
      throw ProblemException.badField(
          field, "has control characters or half characters", "leave them out");
    }
  }

  private static boolean unwritable(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || (codePoint & 0xFFFE) == 0xFFFE;
  }
}
