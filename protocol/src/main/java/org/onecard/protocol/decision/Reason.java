package org.onecard.protocol.decision;

import org.onecard.kernel.text.Hyphenated;
import org.onecard.protocol.code.CodeRefusal;

/** Why a presentation is declined or undetermined; code refusals keep their own names. */
public enum Reason {
  CODE_NOT_TEXT,
  CODE_TRUNCATED,
  CODE_OVERSIZED,
  VERSION_UNKNOWN,
  SCHEME_UNKNOWN,
  ALGORITHM_UNKNOWN,
  EXPIRY_MALFORMED,
  ISSUER_UNKNOWN,
  ISSUER_KEY_UNKNOWN,
  ISSUER_KEY_EXPIRED,
  ISSUER_KEY_REVOKED,
  ISSUER_SIGNATURE_WRONG,
  DEVICE_KEY_MALFORMED,
  DEVICE_KEY_EXPIRED,
  DEVICE_SIGNATURE_WRONG,
  CODE_EARLY,
  CODE_LATE,
  COUNTER_SEEN,
  NO_EDITION_IN_FORCE,
  ITEM_NOT_LISTED,
  ITEM_NOT_IN_FORCE,
  ITEM_SUSPENDED_HERE,
  PLACE_NOT_COVERED,
  ACCEPTOR_NOT_ADMITTED,
  MODE_NOT_ALLOWED,
  ASSURANCE_TOO_LOW,
  HOLDER_NOT_ENTITLED,
  TRANSIT_FUNCTION_MISSING,
  CARD_SUSPENDED,
  CARD_REVOKED,
  STATUS_UNKNOWN,
  UPLOADED_TOO_LATE,
  TERMINAL_SIGNATURE_WRONG,
  STATUS_HEAD_UNKNOWN,
  STATUS_HEAD_WENT_BACK,
  CARD_NOT_FOUND,
  TOO_MANY_QUESTIONS;

  /** The lower-case, hyphenated form used in answers. */
  public String text() {
    return Hyphenated.of(this);
  }

  /** The reason that a code's refusal is. */
  public static Reason of(CodeRefusal refusal) {
    return valueOf(refusal.name());
  }
}
