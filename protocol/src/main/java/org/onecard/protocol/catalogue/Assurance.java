package org.onecard.protocol.catalogue;

/** How hard a presentation is to forge, weakest first. */
public enum Assurance {
  ENTRY,
  CHIP,
  CODE;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace((char) 95, (char) 45);
  }
}
