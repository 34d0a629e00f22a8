package org.onecard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void readsNumbersAndFallsBackToTheStandard() {
    Options options = Options.parse(List.of("--seconds", "7"));
    assertThat(options.number("--seconds", 5, 60)).isEqualTo(7);
    assertThat(options.number("--clients", 32, 256)).isEqualTo(32);
    assertThat(options.text("--data")).isEmpty();
  }

  @Test
  void namesWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(List.of("--speed", "7")))
        .withMessageContaining("--speed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(List.of("--seconds")))
        .withMessageContaining("needs a value");
    for (String number : List.of("0", "61", "-1", "two", "99999999999")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Options.parse(List.of("--seconds", number)).number("--seconds", 5, 60))
          .withMessageContaining("1 to 60");
    }
  }
}
