package org.onecard.issuance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** Where a replacement for a holder of another region stands at the outlet. */
public enum CaseState {
  /** 等待答复: the issuer was asked and has not answered. */
  ASKED,
  /** 可交付: the issuer made the card. */
  GRANTED,
  /** 未同意: the issuer makes none. */
  REFUSED,
  /** 已交付: the holder has the card, the issuer is told. */
  HANDED_OVER,
  /** 已启用: the issuer says that the card is in use. */
  IN_USE,
  /** 已放弃: the holder left without one. */
  GIVEN_UP;

  private static final Set<CaseState> OPEN = Set.of(ASKED, GRANTED, HANDED_OVER);

  /** The lower-case, hyphenated form used in JSON and the database. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether something is still to come. */
  public boolean open() {
    return OPEN.contains(this);
  }
}
