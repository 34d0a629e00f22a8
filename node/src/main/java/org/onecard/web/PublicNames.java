package org.onecard.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;

/** References and secrets as people say and write them: no letter that looks like a digit. */
public final class PublicNames {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
  private static final Pattern REFERENCE =
      Pattern.compile("[1-9][0-9]-[0-9]{6}-[" + ALPHABET + "]{6}");
  private static final int REFERENCE_LETTERS = 6;

  /** 80 random bits. */
  private static final int SECRET_LETTERS = 16;

  /** 40 random bits: for what lives shortly, works once, and may be tried only seldom. */
  private static final int TICKET_LETTERS = 8;

  private static final int GROUP = 4;

  private PublicNames() {}

  /**
   * As {@code C50-261121-7K3M9Q}.
   *
   * @param kind the letter that says what it refers to
   */
  public static String reference(char kind, Region region, Instant now, RandomGenerator random) {
    return "%c%s-%s-%s"
        .formatted(
            kind,
            region.code(),
            DAY.format(ServiceDay.dateOf(now)),
            letters(random, REFERENCE_LETTERS));
  }

  /** As {@code 7K3M-9QXV-0A1B-2C3D}. */
  public static String secret(RandomGenerator random) {
    return grouped(letters(random, SECRET_LETTERS));
  }

  /** As {@code 7K3M-9QXV}. */
  public static String ticket(RandomGenerator random) {
    return grouped(letters(random, TICKET_LETTERS));
  }

  /** A reference as somebody typed it, in its one form; empty where it cannot be one. */
  public static String readReference(char kind, String typed) {
    String text = typed.strip().toUpperCase(Locale.ROOT);
    boolean ofKind = !text.isEmpty() && text.charAt(0) == kind;
    return ofKind && REFERENCE.matcher(text.substring(1)).matches() ? text : "";
  }

  /** A secret as somebody typed it, in its one form. */
  public static String readSecret(String typed) {
    return grouped(typed.toUpperCase(Locale.ROOT).replaceAll("[^" + ALPHABET + "]", ""));
  }

  private static String grouped(String letters) {
    return letters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  private static String letters(RandomGenerator random, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
