package org.onecard.acceptance;

import org.jspecify.annotations.Nullable;
import org.onecard.protocol.decision.Decision;
import org.onecard.protocol.decision.Reason;

/**
 * How a presentation ended and under which class it is stored; each record has exactly one class.
 *
 * @param reason null where accepted
 */
record Outcome(StoredAs storedAs, @Nullable Reason reason, boolean provisional) {

  /** The four classes of a replay's sums. */
  enum StoredAs {
    ACCEPTED,
    DECLINED,
    UNDETERMINED,
    /** Octets of a code that is stored already: told apart from the one that counted. */
    DUPLICATE;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static final Outcome COUNTER_SEEN = declined(Reason.COUNTER_SEEN);
  static final Outcome DUPLICATE = new Outcome(StoredAs.DUPLICATE, Reason.COUNTER_SEEN, false);

  static Outcome of(Decision decision) {
    return switch (decision) {
      case Decision.Accepted(boolean provisional) ->
          new Outcome(StoredAs.ACCEPTED, null, provisional);
      case Decision.Declined(Reason reason) -> declined(reason);
      case Decision.Undetermined(Reason reason) -> undetermined(reason);
    };
  }

  static Outcome declined(Reason reason) {
    return new Outcome(StoredAs.DECLINED, reason, false);
  }

  static Outcome undetermined(Reason reason) {
    return new Outcome(StoredAs.UNDETERMINED, reason, false);
  }

  boolean accepted() {
    return storedAs == StoredAs.ACCEPTED;
  }

  /** The decision in answers: a duplicate is declined, since its code has been used. */
  String decision() {
    return storedAs == StoredAs.DUPLICATE ? StoredAs.DECLINED.text() : storedAs.text();
  }
}
