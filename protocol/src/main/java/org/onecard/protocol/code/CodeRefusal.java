package org.onecard.protocol.code;

import org.onecard.kernel.text.Hyphenated;

/** Why a presentation code is not genuine here and now (table of refusals in docs/protocol). */
public enum CodeRefusal {
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
  COUNTER_SEEN;

  /** The lower-case, hyphenated form used in answers. */
  public String text() {
    return Hyphenated.of(this);
  }
}
