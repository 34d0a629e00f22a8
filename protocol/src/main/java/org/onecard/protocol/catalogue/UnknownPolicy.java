package org.onecard.protocol.catalogue;

/** What an unknown status means for an item. */
public enum UnknownPolicy {
  ACCEPT_PROVISIONALLY,
  DECLINE,
  UNDETERMINED;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace((char) 95, (char) 45);
  }
}
