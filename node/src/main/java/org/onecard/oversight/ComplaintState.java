package org.onecard.oversight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.onecard.kernel.text.Hyphenated;

/** Where a complaint stands. */
public enum ComplaintState {
  /** It has arrived and nobody has looked at it. */
  RECEIVED,
  /** It lies with a department. */
  ROUTED,
  /** A staff member is at work on it. */
  HANDLING,
  /** The complainant was asked something; the deadline rests. */
  WAITING,
  /** There is an answer, or the body that has to give it was named. */
  ANSWERED,
  /** Nothing more is to be done. */
  CLOSED,
  /** The complainant says that it is not resolved. */
  REOPENED;

  /** The lower-case form used in JSON and in the database. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }

  /** Whether somebody still has to do something. */
  public boolean open() {
    return this != ANSWERED && this != CLOSED;
  }

  /** The state of this text, if there is one. */
  static Optional<ComplaintState> find(String text) {
    return Hyphenated.find(ComplaintState.class, text);
  }
}
