package org.onecard.card;

import org.onecard.kernel.text.Hyphenated;
import org.onecard.protocol.status.CardStatus;

/** Where a card stands in its life; both media share it. */
public enum CardState {
  /** 已申领: asked for, not yet made. */
  APPLIED(CardStatus.REVOKED),
  /** 已制卡: made, not yet handed over. */
  PRODUCED(CardStatus.REVOKED),
  /** 已发卡: handed over, not yet in use. */
  DELIVERED(CardStatus.REVOKED),
  /** 正常: in use. */
  ACTIVE(CardStatus.VALID),
  /** 临时挂失: stopped by telephone or online; lapses by itself. */
  TEMPORARILY_SUSPENDED(CardStatus.SUSPENDED),
  /** 正式挂失: stopped at a desk, until resumed or replaced there. */
  FORMALLY_SUSPENDED(CardStatus.SUSPENDED),
  /** 已补换: another card took its place. */
  REPLACED(CardStatus.REVOKED),
  /** 已过期: past its expiry date, to be replaced. */
  EXPIRED(CardStatus.REVOKED),
  /** 已注销: ended for good. */
  CANCELLED(CardStatus.REVOKED);

  private final CardStatus status;

  CardState(CardStatus status) {
    this.status = status;
  }

  /** What the status list says of a card in this state. */
  public CardStatus status() {
    return status;
  }

  /** The lower-case, hyphenated form used in JSON and the database. */
  public String text() {
    return Hyphenated.of(this);
  }
}
