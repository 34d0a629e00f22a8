package org.onecard.protocol.catalogue;

import java.util.Locale;

/** How hard a presentation is to forge, weakest first. */
public enum Assurance {
  ENTRY,
  CHIP,
  CODE;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
