package org.onecard.federation;

import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.web.ProblemException;

/** Faults of input as problems. */
final class Problems {
  private Problems() {}

  static ProblemException malformed(MalformedDocumentException e) {
    return ProblemException.badField(
        e.field(), String.valueOf(e.getMessage()), "see docs/protocol for its form");
  }

  /** The value of a field that must be there. */
  static String required(String field, @Nullable String value) {
    if (value == null) {
      throw ProblemException.badField(field, "is missing", "give it");
    }
    return value;
  }

  static Region region(String field, @Nullable String code) {
    try {
      return Region.of(required(field, code));
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField(
          field, "is not two digits from 10 to 99", "give a province code as 50");
    }
  }
}
