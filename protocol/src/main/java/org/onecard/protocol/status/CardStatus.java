package org.onecard.protocol.status;

/** What an issuer says of a card; unknown is not "no". */
public enum CardStatus {
  VALID,
  SUSPENDED,
  REVOKED,
  UNKNOWN;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace((char) 95, (char) 45);
  }
}
