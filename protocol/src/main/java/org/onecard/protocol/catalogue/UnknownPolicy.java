package org.onecard.protocol.catalogue;

import org.onecard.kernel.text.Hyphenated;

/** What an unknown status means for an item. */
public enum UnknownPolicy {
  ACCEPT_PROVISIONALLY,
  DECLINE,
  UNDETERMINED;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }
}
