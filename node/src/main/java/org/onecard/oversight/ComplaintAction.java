package org.onecard.oversight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.onecard.kernel.text.Hyphenated;

/** What may be done about a complaint. */
public enum ComplaintAction {
  /** It is filed. */
  FILE,
  /** It is given to a department. */
  ROUTE,
  /** A staff member takes it on. */
  TAKE,
  /** The complainant is asked something. */
  ASK,
  /** The complainant replies. */
  REPLY,
  /** It is answered. */
  ANSWER,
  /** It is answered by naming the body it is for. */
  REFER,
  /** It is resolved, or nobody came back to it in time. */
  CLOSE,
  /** It is not resolved. */
  REOPEN;

  /** The lower-case form used in JSON and in the database. */
  @JsonValue
  public String text() {
    return Hyphenated.of(this);
  }

  /** The action of this text, if there is one. */
  public static Optional<ComplaintAction> find(String text) {
    return Hyphenated.find(ComplaintAction.class, text);
  }
}
