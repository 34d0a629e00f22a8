package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onecard.kernel.text.Hyphenated;

/** How a home visit went. */
public enum VisitOutcome {
  /** The resident was served. */
  DONE,
  /** Nobody was at home: another day is set. */
  NOBODY_HOME,
  /** What was wanted cannot be done at home. */
  NOT_POSSIBLE;

  /** The form in JSON and in the database. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }
}
