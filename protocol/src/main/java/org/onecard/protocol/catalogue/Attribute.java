package org.onecard.protocol.catalogue;

/** What rights may depend on. */
public enum Attribute {
  AGE_BAND,
  DISABILITY,
  STUDENT,
  RESIDENCE_PERMIT;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace((char) 95, (char) 45);
  }
}
