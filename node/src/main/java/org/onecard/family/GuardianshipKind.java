package org.onecard.family;

import java.util.Optional;
import org.onecard.kernel.text.Hyphenated;

/** Whose card a guardianship is about. */
public enum GuardianshipKind {
  /** A child under eighteen. */
  CHILD,
  /** An adult who entrusted it, as an elderly parent. */
  ENTRUSTED;

  /** The form used in JSON and the database. */
  public String text() {
    return Hyphenated.of(this);
  }

  static Optional<GuardianshipKind> find(String text) {
    return Hyphenated.find(GuardianshipKind.class, text);
  }
}
