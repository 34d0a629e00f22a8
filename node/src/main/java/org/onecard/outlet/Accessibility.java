package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onecard.kernel.text.Hyphenated;

/** What makes an outlet usable for more people. */
public enum Accessibility {
  /** No step from the street to the counter. */
  STEP_FREE,
  /** A counter one can sit at in a wheelchair. */
  LOW_COUNTER,
  /** A toilet for wheelchairs. */
  TOILET,
  /** A loop for hearing aids. */
  HEARING_LOOP,
  /** Somebody who signs. */
  SIGN_LANGUAGE,
  /** Reading glasses, large print and somebody who goes along with the elderly. */
  ELDERLY_AID;

  /** The form in JSON and in the database. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }
}
