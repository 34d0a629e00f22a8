package org.onecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.catalogue.ItemLife.Outcome;
import org.onecard.catalogue.ItemLife.State;
import org.onecard.catalogue.ItemLife.Step;

/** Every state against every step: what the table says, and a name for what it does not. */
class ItemLifeTest {

  @ParameterizedTest
  @CsvSource({
    "IDEA,       DRAFT RETRACT",
    "DRAFT,      DRAFT SUBMIT RETRACT",
    "IN_REVIEW,  COMMENT REVISE AGREE REFUSE RETRACT YIELD",
    "AGREED,     COMMENT APPROVE REFUSE RETRACT YIELD",
    "APPROVED,   COMMENT YIELD LIST",
    "IN_EDITION, BEGIN ADJUST WITHDRAW",
    "IN_FORCE,   SUSPEND ADJUST WITHDRAW",
    "SUSPENDED,  SUSPEND RESUME ADJUST WITHDRAW",
    "ADJUSTED,   -",
    "WITHDRAWN,  -",
    "RETRACTED,  -",
    "REFUSED,    -",
    "YIELDED,    -"
  })
  void theseStepsAreLegalAndEveryOtherIsRefusedByName(State state, String steps) {
    Set<Step> legal =
        steps.equals("-")
            ? EnumSet.noneOf(Step.class)
            : Arrays.stream(steps.split(" ", -1)).map(Step::valueOf).collect(Collectors.toSet());
    for (Step step : Step.values()) {
      String name = (step + "-when-" + state).toLowerCase(Locale.ROOT).replace('_', '-');
      if (legal.contains(step)) {
        assertThat(ItemLife.after(state, step, true)).isInstanceOf(Outcome.Goes.class);
      } else {
        assertThat(ItemLife.after(state, step, true)).isEqualTo(new Outcome.Illegal(name));
        assertThatThrownBy(() -> ItemLife.go(state, step)).hasMessage(name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IDEA, DRAFT, DRAFT, DRAFT",
    "DRAFT, SUBMIT, IN_REVIEW, IN_REVIEW",
    "IN_REVIEW, COMMENT, IN_REVIEW, IN_REVIEW",
    "IN_REVIEW, REVISE, IN_REVIEW, IN_REVIEW",
    "IN_REVIEW, AGREE, IN_REVIEW, AGREED",
    "IN_REVIEW, YIELD, YIELDED, YIELDED",
    "AGREED, APPROVE, AGREED, APPROVED",
    "AGREED, REFUSE, REFUSED, REFUSED",
    "APPROVED, LIST, IN_EDITION, IN_EDITION",
    "IN_EDITION, BEGIN, IN_FORCE, IN_FORCE",
    "IN_EDITION, WITHDRAW, WITHDRAWN, WITHDRAWN",
    "IN_FORCE, SUSPEND, SUSPENDED, SUSPENDED",
    "IN_FORCE, ADJUST, ADJUSTED, ADJUSTED",
    "SUSPENDED, RESUME, IN_FORCE, IN_FORCE"
  })
  void aStepLeadsThere(State from, Step step, State byOne, State byAll) {
    assertThat(ItemLife.after(from, step, false)).isEqualTo(new Outcome.Goes(byOne));
    assertThat(ItemLife.after(from, step, true)).isEqualTo(new Outcome.Goes(byAll));
  }

  @Test
  void everyStateCanBeReached() {
    Set<State> reached = EnumSet.of(State.IDEA);
    for (int i = 0; i < State.values().length; i++) {
      for (State from : EnumSet.copyOf(reached)) {
        for (Step step : Step.values()) {
          if (ItemLife.after(from, step, true) instanceof Outcome.Goes(State to)) {
            reached.add(to);
          }
        }
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(State.values());
  }
}
