package org.onecard.protocol.trust;

import java.util.Locale;

/** What a published key may sign. */
public enum KeyUse {
  ROOT,
  EDITION,
  CODE,
  STATUS,
  MESSAGE;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
