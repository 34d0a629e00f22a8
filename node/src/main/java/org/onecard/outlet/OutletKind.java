package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onecard.kernel.text.Hyphenated;

/** What an outlet is. */
public enum OutletKind {
  /** A window of the authority. */
  WINDOW,
  /** A counter of a bank that serves cards. */
  BANK_COUNTER,
  /** A machine. */
  SELF_SERVICE;

  /** The form in JSON and in the database. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }
}
