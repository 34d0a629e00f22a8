package org.onecard.card;

import org.onecard.kernel.text.Hyphenated;

/** What can be done to a card. */
public enum CardAction {
  /** 制卡: the medium has been made. */
  PRODUCE,
  /** 发卡: the holder has received it. */
  DELIVER,
  /** 启用: the holder puts it into use. */
  ACTIVATE,
  /** 临时挂失: a loss report by telephone or online. */
  SUSPEND_TEMPORARILY,
  /** 正式挂失: a loss report at a desk, identity checked. */
  SUSPEND_FORMALLY,
  /** A temporary loss report runs out. */
  LAPSE,
  /** 解挂: the holder has the card again. */
  RESUME,
  /** 补换卡: a new medium takes this one's place. */
  REPLACE,
  /** The expiry date has come. */
  EXPIRE,
  /** 注销: the card ends for good. */
  CANCEL;

  /** The lower-case, hyphenated form used in JSON and the database. */
  public String text() {
    return Hyphenated.of(this);
  }
}
