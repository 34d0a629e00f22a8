package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonValue;
import org.onecard.kernel.text.Hyphenated;

/** Why something is not done. */
public enum VisitRefusal {
  /** It does not fit the state any more. */
  NOT_IN_THIS_STATE,
  /** Two clerks go, not one twice. */
  SAME_CLERK,
  /** The day is over, or too far ahead. */
  DAY_OUT_OF_RANGE,
  /** Only the two who went say how it went. */
  NOT_ONE_OF_THE_TWO,
  /** Who has reported cannot report for the other. */
  REPORTED_BY_YOU,
  /** The two say different things: they agree first. */
  NOT_THE_SAME,
  /** Nobody goes before the day. */
  DAY_NOT_COME,
  /** Nobody was at home five times. */
  TRIED_OFTEN;

  /** The form in answers. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }
}
