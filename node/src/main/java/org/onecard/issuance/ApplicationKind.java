package org.onecard.issuance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is applied for. */
public enum ApplicationKind {
  /** 首次申领: a first card. */
  FIRST,
  /** 同号换卡: a new card in place of a damaged one; card and account number stay. */
  SAME_NUMBER,
  /** 到期换卡: a new card in place of one that has expired or soon does; the numbers stay. */
  EXPIRED,
  /** 补卡: a new card in place of one that is gone; it gets new numbers. */
  LOST;

  /** The lower-case, hyphenated form used in JSON and the database. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a card is there already whose place the new one takes. */
  public boolean replaces() {
    return this != FIRST;
  }

  /** Whether card and bank account number stay. */
  boolean sameNumber() {
    return this == SAME_NUMBER || this == EXPIRED;
  }

  /** The kind of this text, if there is one. */
  public static Optional<ApplicationKind> find(String text) {
    return Stream.of(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
