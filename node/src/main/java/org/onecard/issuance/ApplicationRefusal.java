package org.onecard.issuance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why something is not done with an application; told to staff only. */
public enum ApplicationRefusal {
  /** Check it first. */
  NOT_CHECKED,
  /** It has been checked before. */
  ALREADY_CHECKED,
  /** It was turned down. */
  ALREADY_REFUSED,
  /** The card has not been made. */
  NOT_PRODUCED,
  /** The card has been made before. */
  ALREADY_PRODUCED,
  /** The card has not arrived at the outlet. */
  NOT_READY,
  /** The card lies at the outlet already. */
  ALREADY_READY,
  /** The holder does not have the card yet. */
  NOT_HANDED_OVER,
  /** The holder has the card already. */
  ALREADY_HANDED_OVER,
  /** The card is in use already. */
  ALREADY_ACTIVATED,
  /** The old card stops when the new one is made: that is done while the holder waits. */
  HOLDER_MUST_WAIT,
  /** The person is in the register already: a first card cannot be the right kind. */
  KNOWN_ALREADY,
  /** This region has issued no such card. */
  NO_SUCH_CARD,
  /** Card, number and name are not of one person. */
  IDENTITY_DIFFERS,
  /** A card in this state is not replaced. */
  NOT_REPLACEABLE,
  /** The card is good for longer than it is replaced ahead. */
  NOT_EXPIRED;

  /** The lower-case, hyphenated form used in JSON. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
