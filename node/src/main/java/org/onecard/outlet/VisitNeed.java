package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onecard.kernel.text.Hyphenated;

/** Why somebody cannot come to an outlet. */
public enum VisitNeed {
  /** Is old and does not get about well. */
  ELDERLY,
  /** Has a disability. */
  DISABLED,
  /** Is ill in bed, at home or in hospital. */
  BEDRIDDEN,
  /** Cares for somebody who cannot be left alone. */
  CARING;

  /** The form in JSON and in the database. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }
}
