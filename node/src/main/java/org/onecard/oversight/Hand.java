package org.onecard.oversight;

import java.util.Locale;

/** Who acts on a complaint. */
enum Hand {
  COMPLAINANT,
  STAFF,
  /** A bound of time has passed. */
  CLOCK;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
