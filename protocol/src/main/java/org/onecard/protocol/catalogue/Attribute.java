package org.onecard.protocol.catalogue;

import org.onecard.kernel.text.Hyphenated;

/** What rights may depend on. */
public enum Attribute {
  AGE_BAND,
  DISABILITY,
  STUDENT,
  RESIDENCE_PERMIT;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }
}
