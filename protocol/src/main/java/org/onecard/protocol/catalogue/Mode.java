package org.onecard.protocol.catalogue;

import org.onecard.kernel.text.Hyphenated;

/** How a card is shown. */
public enum Mode {
  CODE,
  CHIP,
  ENTRY;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }

  /** How hard a presentation in this mode is to forge. */
  public Assurance assurance() {
    return switch (this) {
      case CODE -> Assurance.CODE;
      case CHIP -> Assurance.CHIP;
      case ENTRY -> Assurance.ENTRY;
    };
  }
}
