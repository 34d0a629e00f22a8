package org.onecard.issuance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an application for a card stands. */
public enum ApplicationState {
  /** 已提交: it has arrived and nobody has checked it. */
  APPLIED,
  /** 已核对: the data are right, and a card may be made. */
  CHECKED,
  /** 未通过: no card is made on this application. */
  REFUSED,
  /** 已制卡: the card has been made. */
  PRODUCED,
  /** 待领取: the card lies at the outlet. */
  READY,
  /** 已领取: the holder has the card. */
  HANDED_OVER,
  /** 已启用: the card is in use; nothing more is to be done. */
  ACTIVATED;

  /** The lower-case, hyphenated form used in JSON and the database. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether somebody still has to do something. */
  public boolean open() {
    return this != REFUSED && this != ACTIVATED;
  }

  /** The state of this text, if there is one. */
  public static Optional<ApplicationState> find(String text) {
    return Stream.of(values()).filter(state -> state.text().equals(text)).findFirst();
  }
}
