package org.onecard.card;

import java.util.Optional;
import org.onecard.kernel.text.Hyphenated;

/** Why a holder asks for a new card. */
public enum ReplacementReason {
  /** 即将到期: the card has expired or soon does. */
  EXPIRING,
  /** 损坏: the chip or the card is damaged. */
  DAMAGED,
  /** 遗失: the card is gone. */
  LOST;

  /** The lower-case form used in JSON and the database. */
  public String text() {
    return Hyphenated.of(this);
  }

  /** The reason with this text, if there is one. */
  public static Optional<ReplacementReason> find(String text) {
    return Hyphenated.find(ReplacementReason.class, text);
  }
}
