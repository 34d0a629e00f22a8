package org.onecard.oversight;

import org.onecard.kernel.text.Hyphenated;

/** What became of an action. */
public sealed interface ComplaintOutcome {

  /** It was done. */
  record Done(ComplaintView complaint) implements ComplaintOutcome {}

  /** It was not, and nothing changed. */
  record Refused(Why why, ComplaintState state) implements ComplaintOutcome {}

  /** Why an action is refused. */
  enum Why {
    /** Not in the state the complaint is in. */
    NOT_NOW,
    /** It is somebody else's to do. */
    NOT_YOURS,
    /** Closed too long ago to be reopened. */
    TOO_LATE,
    /** Reopened as often as it can be: the government's hotline is next. */
    TOO_OFTEN,
    /** It has as many steps as one complaint may have. */
    TOO_LONG;

    /** The lower-case, hyphenated form used in JSON. */
    public String text() {
      return Hyphenated.of(this);
    }
  }
}
