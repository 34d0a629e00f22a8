package org.onecard.card;

import org.onecard.kernel.text.Hyphenated;

/** Why an action does not apply to a card in its state. */
public enum TransitionRefusal {
  /** The medium has not been made yet. */
  NOT_YET_PRODUCED,
  /** The medium has been made before. */
  ALREADY_PRODUCED,
  /** The holder has not received the medium yet. */
  NOT_YET_DELIVERED,
  /** The holder has received the medium before. */
  ALREADY_DELIVERED,
  /** The card is not in use yet. */
  NOT_YET_ACTIVE,
  /** The card is in use already. */
  ALREADY_ACTIVE,
  /** The card is not suspended. */
  NOT_SUSPENDED,
  /** The card is suspended; resume it first. */
  SUSPENDED,
  /** The suspension is formal and does not lapse. */
  SUSPENDED_FORMALLY,
  /** Another card has taken its place. */
  ALREADY_REPLACED,
  /** The card is past its expiry date; replace it. */
  ALREADY_EXPIRED,
  /** The card has ended for good. */
  ALREADY_CANCELLED;

  /** The lower-case, hyphenated form used in JSON. */
  public String text() {
    return Hyphenated.of(this);
  }
}
