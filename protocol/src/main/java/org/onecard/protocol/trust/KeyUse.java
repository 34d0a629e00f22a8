package org.onecard.protocol.trust;

import org.onecard.kernel.text.Hyphenated;

/** What a published key may sign. */
public enum KeyUse {
  ROOT,
  EDITION,
  CODE,
  STATUS,
  MESSAGE;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }
}
