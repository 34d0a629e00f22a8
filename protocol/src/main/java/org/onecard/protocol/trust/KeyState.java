package org.onecard.protocol.trust;

import org.onecard.kernel.text.Hyphenated;

/** Where a published key stands. */
public enum KeyState {
  ACTIVE,
  RETIRED,
  REVOKED;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }
}
