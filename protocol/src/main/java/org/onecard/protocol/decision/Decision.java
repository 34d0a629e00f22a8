package org.onecard.protocol.decision;

/** What is decided about one presentation. */
public sealed interface Decision {

  /** The card does this here and now; provisional where the status could not be known. */
  record Accepted(boolean provisional) implements Decision {}

  /** It does not, and why. */
  record Declined(Reason reason) implements Decision {}

  /** It cannot be told, and why; the acceptor falls back on its own procedure. */
  record Undetermined(Reason reason) implements Decision {}
}
