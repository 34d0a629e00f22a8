package org.onecard.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of a complaint's life, cell by cell. */
class ComplaintLifeTest {
  private static final ComplaintAction[] COLUMNS = {
    ComplaintAction.ROUTE,
    ComplaintAction.TAKE,
    ComplaintAction.ASK,
    ComplaintAction.REPLY,
    ComplaintAction.ANSWER,
    ComplaintAction.REFER,
    ComplaintAction.CLOSE,
    ComplaintAction.REOPEN,
    ComplaintAction.FILE
  };

  @ParameterizedTest
  @CsvSource({
    //        route   take      ask      reply     answer    refer     close   reopen    file
    "received, routed, handling, -,       -,        -,        answered, -,      -,        -",
    "routed,   routed, handling, -,       -,        -,        answered, -,      -,        -",
    "handling, routed, -,        waiting, -,        answered, answered, -,      -,        -",
    "waiting,  -,      -,        -,       handling, answered, answered, closed, -,        -",
    "answered, -,      -,        -,       -,        -,        -,        closed, reopened, -",
    "closed,   -,      -,        -,       -,        -,        -,        -,      reopened, -",
    "reopened, routed, handling, -,       -,        -,        answered, -,      -,        -"
  })
  void everyActionInEveryState(
      String state,
      String route,
      String take,
      String ask,
      String reply,
      String answer,
      String refer,
      String close,
      String reopen,
      String file) {
    String[] expected = {route, take, ask, reply, answer, refer, close, reopen, file};
    for (int i = 0; i < COLUMNS.length; i++) {
      Optional<ComplaintState> next =
          expected[i].equals("-") ? Optional.empty() : ComplaintState.find(expected[i]);
      assertThat(ComplaintLife.next(ComplaintState.find(state).orElseThrow(), COLUMNS[i]))
          .as("%s when %s", COLUMNS[i], state)
          .isEqualTo(next);
    }
    assertThat(COLUMNS).hasSameSizeAs(ComplaintAction.values());
  }

  @ParameterizedTest
  @CsvSource({
    "file, -",
    "route, staff",
    "take, staff",
    "ask, staff",
    "reply, complainant staff",
    "answer, staff",
    "refer, staff",
    "close, complainant clock",
    "reopen, complainant staff"
  })
  void everyActionIsForItsHands(String action, String hands) {
    for (Hand hand : Hand.values()) {
      assertThat(ComplaintLife.isFor(ComplaintAction.find(action).orElseThrow(), hand))
          .as("%s by %s", action, hand)
          .isEqualTo(hands.contains(hand.name().toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void everyOpenComplaintCanComeToAnAnswer() {
    for (ComplaintState state : ComplaintState.values()) {
      if (state.open()) {
        assertThat(ComplaintLife.next(state, ComplaintAction.REFER))
            .as("%s", state)
            .contains(ComplaintState.ANSWERED);
      }
    }
  }
}
