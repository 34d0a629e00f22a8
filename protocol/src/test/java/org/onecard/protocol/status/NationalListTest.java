package org.onecard.protocol.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The list of a whole province fits a gate: 115 million cards, one in fifty not valid. */
class NationalListTest {
  private static final long CARDS = 115_000_000;
  private static final long MAXIMUM_OCTETS_PER_DAY = 6_000_000;
  private static final int SAMPLE = 40;

  /** Shards are alike, so that a sample of them tells the size of all. */
  @Test
  void aDayOfAProvinceTakesLessThanSixMillionOctets() {
    Random random = new Random(115);
    long octets = 0;
    for (int i = 0; i < SAMPLE; i++) {
      octets += StatusShard.encode(oneInFifty(random)).wire().length;
    }
    long shards = (CARDS + StatusShard.SIZE - 1) / StatusShard.SIZE;
    long day = octets * shards / SAMPLE;
    assertThat(day).isLessThan(MAXIMUM_OCTETS_PER_DAY);
  }

  private static byte[] oneInFifty(Random random) {
    byte[] states = new byte[StatusShard.SIZE / 4];
    for (int i = 0; i < StatusShard.SIZE; i++) {
      if (random.nextInt(50) == 0) {
        int state = 1 + random.nextInt(2);
        states[i / 4] |= (byte) (state << (i % 4 * 2));
      }
    }
    return states;
  }
}
