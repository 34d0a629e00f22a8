package org.onecard.issuance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done with an application. */
public enum ApplicationAct {
  /** It is handed in. */
  APPLY,
  /** A clerk has compared the data with the papers, and the register agrees. */
  CHECK,
  /** A clerk turns it down, and says why. */
  REFUSE,
  /** The card is made. */
  PRODUCE,
  /** The card has arrived at the outlet. */
  MAKE_READY,
  /** The holder gets the card. */
  HAND_OVER,
  /** The card is put into use. */
  ACTIVATE,
  /** All at once while the holder waits: made, handed over, in use. */
  FULFIL,
  /** Nobody could go on with it for half a year. */
  LAPSE;

  /** The lower-case, hyphenated form used in JSON and the database. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The act of this text that staff can do, if there is one. */
  public static Optional<ApplicationAct> find(String text) {
    return Stream.of(values())
        .filter(act -> act != APPLY && act != LAPSE && act.text().equals(text))
        .findFirst();
  }
}
