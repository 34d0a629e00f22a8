package org.onecard.protocol.trust;

/** Where a published key stands. */
public enum KeyState {
  ACTIVE,
  RETIRED,
  REVOKED;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace((char) 95, (char) 45);
  }
}
