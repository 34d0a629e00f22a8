package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onecard.kernel.text.Hyphenated;

/** What an outlet does for holders; the desk's business bears the same names. */
public enum OutletService {
  /** Takes an application for a card. */
  APPLY,
  /** Hands over a card that was produced. */
  COLLECT,
  /** Activates a card. */
  ACTIVATE,
  /** Replaces a damaged or expired card of this region. */
  REPLACE,
  /** Replaces an expired card of the other region. */
  REPLACE_OTHER_REGION,
  /** Takes a formal loss report, and resumes a card. */
  LOSS,
  /** Sets a new password for the card. */
  PASSWORD,
  /** Binds the e-card to a telephone. */
  E_CARD,
  /** Takes complaints. */
  COMPLAINT,
  /** Visits those at home who cannot come. */
  HOME_VISIT;

  /** The form in JSON and in the database. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }
}
