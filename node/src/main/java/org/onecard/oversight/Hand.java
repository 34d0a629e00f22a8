package org.onecard.oversight;

import org.onecard.kernel.text.Hyphenated;

/** Who acts on a complaint. */
enum Hand {
  COMPLAINANT,
  STAFF,
  /** A bound of time has passed. */
  CLOCK;

  String text() {
    return Hyphenated.of(this);
  }
}
