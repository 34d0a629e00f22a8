package org.onecard.protocol.trust;

import java.util.Locale;

/** Where a published key stands. */
public enum KeyState {
  ACTIVE,
  RETIRED,
  REVOKED;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
