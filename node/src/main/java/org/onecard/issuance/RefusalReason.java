package org.onecard.issuance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an applicant is told of a refusal: never whether a person is in the register. */
public enum RefusalReason {
  /** 照片不合要求: the portrait cannot be used. */
  PORTRAIT,
  /** 需到窗口核对: the data could not be confirmed; come to an outlet with the identity card. */
  COME_IN_PERSON,
  /** 已过期: nobody could go on with it for half a year. */
  LAPSED;

  /** The lower-case, hyphenated form used in JSON and the database. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of this text that a clerk can give, if there is one. */
  public static Optional<RefusalReason> find(String text) {
    return Stream.of(PORTRAIT, COME_IN_PERSON)
        .filter(reason -> reason.text().equals(text))
        .findFirst();
  }
}
