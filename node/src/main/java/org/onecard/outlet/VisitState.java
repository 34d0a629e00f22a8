package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onecard.kernel.text.Hyphenated;

/** Where a home visit stands. */
public enum VisitState {
  /** Asked for; nobody has set a day. */
  ASKED,
  /** A day is set, and the two who go. */
  PLANNED,
  /** One of the two has said how it went; the other has not yet. */
  REPORTED,
  /** Both said that it is done. */
  DONE,
  /** Both said that it cannot be done at home. */
  FAILED,
  /** Who asked does not want it any more. */
  WITHDRAWN;

  /** The form in JSON and in the database. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }

  /** Whether somebody still has to do something. */
  public boolean open() {
    return switch (this) {
      case ASKED, PLANNED, REPORTED -> true;
      case DONE, FAILED, WITHDRAWN -> false;
    };
  }
}
