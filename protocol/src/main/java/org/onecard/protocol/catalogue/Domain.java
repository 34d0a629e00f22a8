package org.onecard.protocol.catalogue;

import org.onecard.kernel.text.Hyphenated;

/** The six fields of the regulation, and government services. */
public enum Domain {
  SOCIAL_SECURITY,
  HEALTH,
  TRANSIT,
  TOURISM,
  CULTURE,
  FINANCE,
  GOVERNMENT;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }
}
