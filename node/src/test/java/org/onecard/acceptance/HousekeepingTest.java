package org.onecard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onecard.MovingClock;

class HousekeepingTest {
  @Test
  void erasureGoesOnWhileNoticesAndQuestionsFail() {
    AtomicInteger erased = new AtomicInteger();
    Runnable failing =
        () -> {
          throw new IllegalStateException("no notice can be sent");
        };
    Housekeeping housekeeping =
        new Housekeeping(
            failing, failing, erased::incrementAndGet, new MovingClock(RecordFixture.START));
    housekeeping.round();
    housekeeping.round();
    assertThat(erased).as("once a day").hasValue(1);
  }
}
