package org.onecard.terminal.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.status.CardStatus;
import org.onecard.terminal.World;

class SeenCountersTest {
  private static final long SECOND = World.NOW.getEpochSecond();
  private static final World WORLD = new World();

  private final SeenCounters seen = new SeenCounters();

  @Test
  void remembersACodeForAsLongAsItCouldBeGood() {
    PresentationCode code = WORLD.device(CardStatus.VALID).show(SECOND);
    assertThat(seen.add(code, SECOND)).isTrue();
    assertThat(seen.add(code, SECOND + 35)).isFalse();
    assertThat(seen.add(WORLD.device(CardStatus.VALID).show(SECOND + 60), SECOND + 60)).isTrue();
    assertThat(seen.size()).isEqualTo(1);
  }

  @Test
  void staysWithinItsBound() {
    var device = WORLD.device(CardStatus.VALID);
    PresentationCode shown = device.show(SECOND);
    for (int i = 0; i <= SeenCounters.CAPACITY; i++) {
      seen.add(
          new PresentationCode(shown.authorisation(), SECOND, i, shown.deviceSignature()), SECOND);
    }
    assertThat(seen.size()).isEqualTo(SeenCounters.CAPACITY);
  }
}
