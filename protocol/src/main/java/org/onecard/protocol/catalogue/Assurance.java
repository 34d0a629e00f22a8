package org.onecard.protocol.catalogue;

import org.onecard.kernel.text.Hyphenated;

/** How hard a presentation is to forge, weakest first. */
public enum Assurance {
  ENTRY,
  CHIP,
  CODE;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }
}
