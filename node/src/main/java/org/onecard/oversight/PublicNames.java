package org.onecard.oversight;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;

/** References and secrets as people say and write them: no letter that looks like a digit. */
final class PublicNames {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
  private static final Pattern REFERENCE =
      Pattern.compile("C[1-9][0-9]-[0-9]{6}-[" + ALPHABET + "]{6}");
  private static final int REFERENCE_LETTERS = 6;

  /** 80 random bits. */
  private static final int SECRET_LETTERS = 16;

  private static final int GROUP = 4;

  private PublicNames() {}

  /** As {@code C50-261121-7K3M9Q}. */
  static String reference(Region region, Instant now, RandomGenerator random) {
    return "C%s-%s-%s"
        .formatted(
            region.code(), DAY.format(ServiceDay.dateOf(now)), letters(random, REFERENCE_LETTERS));
  }

  /** As {@code 7K3M-9QXV-0A1B-2C3D}. */
  static String secret(RandomGenerator random) {
    return grouped(letters(random, SECRET_LETTERS));
  }

  /** A reference as somebody typed it, in its one form; empty where it cannot be one. */
  static String readReference(String typed) {
    String text = typed.strip().toUpperCase(Locale.ROOT);
    return REFERENCE.matcher(text).matches() ? text : "";
  }

  /** A secret as somebody typed it, in its one form. */
  static String readSecret(String typed) {
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
