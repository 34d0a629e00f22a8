package org.onecard.federation;

/** The streams of messages between two nodes, as envelopes name them. */
final class Stream {
  /** In order, each acknowledged. */
  static final String TOLD = "told";

  /** Acknowledges one told message: same sequence, its digest as previous. */
  static final String ACKNOWLEDGED = "acknowledged";

  /** Answered at once. */
  static final String ASKED = "asked";

  /** Answers one question: same sequence, its digest as previous. */
  static final String ANSWERED = "answered";

  private Stream() {}
}
