package org.onecard.protocol.catalogue;

/** How a card is shown. */
public enum Mode {
  CODE,
  CHIP,
  ENTRY;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace((char) 95, (char) 45);
  }
}
