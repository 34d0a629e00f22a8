package org.onecard.federation;

import java.time.Duration;

/** Every bound of what nodes exchange, in one place. */
final class FederationLimits {
  /** Octets in a message or an answer; what HTTP bodies may carry anyway. */
  static final int MESSAGE_OCTETS = 1 << 20;

  /** Octets in the body of a message: leaves room for the envelope around it. */
  static final int BODY_OCTETS = 900 * 1024;

  /** Octets in a status head: the shards of hundreds of millions of slots on several days. */
  static final int HEAD_OCTETS = 8 << 20;

  /** Octets in a shard or a deny list. */
  static final int STATUS_OCTETS = 64 << 20;

  /** Characters in a type of message. */
  static final int TYPE_LENGTH = 60;

  /** Characters in a purpose. */
  static final int PURPOSE_LENGTH = 200;

  /** Characters in a peer's address. */
  static final int ADDRESS_LENGTH = 200;

  /** Peers of one node: the provinces are fewer. */
  static final int PEERS = 90;

  /** The longest a message's body is kept. */
  static final Duration RETENTION = Duration.ofDays(3660);

  /** How long a superseded head and what it names stay for offline taps: 7 days and an hour. */
  static final Duration SUPERSEDED_STATUS = Duration.ofDays(7).plusHours(1);

  /** The longest a question may wait. */
  static final Duration QUESTION_WAIT = Duration.ofSeconds(5);

  /** How far a question's or head's time may lie from the own clock. */
  static final Duration CLOCK_ERROR = Duration.ofSeconds(60);

  /** How far a question's sequence may lie behind the last one's, when several are on the way. */
  static final long QUESTION_WINDOW = 10_000;

  /** How long a connection to a peer may take. */
  static final Duration CONNECT = Duration.ofSeconds(2);

  /** How long a fetch or the delivery of a message may take. */
  static final Duration EXCHANGE = Duration.ofSeconds(20);

  /** Pause between two looks at a peer that answers. */
  static final Duration POLL = Duration.ofSeconds(2);

  /** The longest pause between two tries at a peer that fails. */
  static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

  /** Questions in a row without an answer after which a peer is not asked for a while. */
  static final int FAILURES_UNTIL_BREAK = 3;

  /** How long a peer is then not asked. */
  static final Duration BREAK = Duration.ofSeconds(5);

  private FederationLimits() {}
}
