package org.onecard.kernel.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The lower-case, hyphenated form in which JSON, files and the database write a constant: {@code
 * ACCEPT_PROVISIONALLY} is "accept-provisionally".
 */
public final class Hyphenated {
  private Hyphenated() {}

  /** The form of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant whose form is exactly {@code text}, if there is one. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(text))
        .findFirst();
  }
}
