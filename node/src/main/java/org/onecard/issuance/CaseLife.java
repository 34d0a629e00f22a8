package org.onecard.issuance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The one table of a case at the outlet. */
final class CaseLife {
  private CaseLife() {}

  /** What is done with a case. */
  enum Act {
    /** The issuer says yes. */
    GRANT,
    /** The issuer says no. */
    REFUSE,
    /** The holder gets the card. */
    HAND_OVER,
    /** The holder leaves without one. */
    GIVE_UP,
    /** The issuer says that the card is in use. */
    PUT_IN_USE;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Why an act is not done. */
  enum Refusal {
    /** The issuer has not answered. */
    NOT_ANSWERED,
    /** The issuer has answered before. */
    ALREADY_ANSWERED,
    /** The holder does not have the card. */
    NOT_HANDED_OVER,
    /** The holder has the card already. */
    ALREADY_HANDED_OVER,
    /** The case has ended. */
    ENDED;

    @JsonValue
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What an act comes to. */
  sealed interface Step {
    /** It leads to this state. */
    record To(CaseState state) implements Step {}

    /** It is not done. */
    record Refused(Refusal why) implements Step {}
  }

  /** What {@code act} comes to in {@code state}. */
  static Step of(CaseState state, Act act) {
    return switch (state) {
      case ASKED ->
          switch (act) {
            case GRANT -> to(CaseState.GRANTED);
            case REFUSE -> to(CaseState.REFUSED);
            case GIVE_UP -> to(CaseState.GIVEN_UP);
            case HAND_OVER, PUT_IN_USE -> not(Refusal.NOT_ANSWERED);
          };
      case GRANTED ->
          switch (act) {
            case HAND_OVER -> to(CaseState.HANDED_OVER);
            case GIVE_UP -> to(CaseState.GIVEN_UP);
            case GRANT, REFUSE -> not(Refusal.ALREADY_ANSWERED);
            case PUT_IN_USE -> not(Refusal.NOT_HANDED_OVER);
          };
      case HANDED_OVER ->
          switch (act) {
            case PUT_IN_USE -> to(CaseState.IN_USE);
            case GRANT, REFUSE -> not(Refusal.ALREADY_ANSWERED);
            case HAND_OVER, GIVE_UP -> not(Refusal.ALREADY_HANDED_OVER);
          };
      case REFUSED, IN_USE, GIVEN_UP -> not(Refusal.ENDED);
    };
  }

  /** What a clerk can do now. */
  static List<String> possible(CaseState state) {
    return Stream.of(Act.HAND_OVER, Act.GIVE_UP)
        .filter(act -> of(state, act) instanceof Step.To)
        .map(Act::text)
        .toList();
  }

  private static Step to(CaseState state) {
    return new Step.To(state);
  }

  private static Step not(Refusal why) {
    return new Step.Refused(why);
  }
}
