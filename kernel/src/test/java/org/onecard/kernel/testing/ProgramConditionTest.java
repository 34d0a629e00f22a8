package org.onecard.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramConditionTest {
  private static final List<String> ABSENT = List.of("no-such-program");

  @Test
  void aTestWhoseProgramIsThereRuns() {
    assertThat(ProgramCondition.decide(List.of("sh"), "/nowhere:/bin", "true").isDisabled())
        .isFalse();
  }

  @Test
  void aTestWhoseProgramIsAbsentIsLeftOutByName() {
    var decision = ProgramCondition.decide(ABSENT, "/bin", null);
    assertThat(decision.isDisabled()).isTrue();
    assertThat(decision.getReason()).contains("left out: not installed: no-such-program");
  }

  @Test
  void whereNothingMayBeLeftOutItFails() {
    assertThatThrownBy(() -> ProgramCondition.decide(ABSENT, "/bin", "true"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-such-program");
  }
}
