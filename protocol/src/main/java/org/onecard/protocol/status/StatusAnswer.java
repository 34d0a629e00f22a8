package org.onecard.protocol.status;

/**
 * What is known of a card's status.
 *
 * @param ageSeconds seconds since the issuer said so; 0 for a live answer; -1 where nobody said
 */
public record StatusAnswer(CardStatus value, long ageSeconds) {
  /** Nobody said anything. */
  public static final StatusAnswer NONE = new StatusAnswer(CardStatus.UNKNOWN, -1);
}
