package org.onecard.family;

import org.onecard.kernel.text.Hyphenated;

/** What a guardian might do with a ward's card. */
public enum GuardianAct {
  /** Have the ward's e-card on the guardian's device and show its codes. */
  SHOW_CODE,
  /** Take it off the guardian's device again. */
  STOP_SHOWING,
  /** See whether the card can be used, and until when. */
  SEE_STATUS,
  /** See where the card was used, but for health. */
  SEE_USES,
  /** See where it was used for health. */
  SEE_HEALTH_USES,
  /** Report it lost. */
  REPORT_LOSS,
  /** Take a loss report back. */
  RESUME,
  /** Ask for a new card. */
  ASK_REPLACEMENT,
  /** Bind, move or unbind the ward's own device. */
  CHANGE_DEVICE,
  /** Let somebody else be a guardian. */
  APPOINT,
  /** Let the guardianship go on for longer. */
  EXTEND;

  /** The lower-case, hyphenated form used in JSON and in access logs. */
  public String text() {
    return Hyphenated.of(this);
  }
}
