package org.onecard.protocol.trust;

/** What a published key may sign. */
public enum KeyUse {
  ROOT,
  EDITION,
  CODE,
  STATUS,
  MESSAGE;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace((char) 95, (char) 45);
  }
}
