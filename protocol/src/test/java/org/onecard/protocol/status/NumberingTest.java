package org.onecard.protocol.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class NumberingTest {
  private static final byte[] SECRET = new byte[32];
  private static final long DAY = 20_777;

  /** An odd number of bits, so that the network is wider than the segment and cycles are walked. */
  private static final long[] ENDS = {StatusShard.SIZE, 2L * StatusShard.SIZE};

  @Test
  void everySlotHasItsOwnIndexInItsSegment() {
    Numbering numbering = new Numbering(SECRET, DAY, ENDS);
    BitSet seen = new BitSet();
    for (long slot = ENDS[0]; slot < ENDS[1]; slot++) {
      seen.set((int) numbering.indexOf(slot));
    }
    assertThat(seen.nextSetBit(0)).isEqualTo((int) ENDS[0]);
    assertThat(seen.length()).isEqualTo((int) ENDS[1]);
    assertThat(seen.cardinality()).isEqualTo(StatusShard.SIZE);
  }

  @Test
  void anIndexLeadsBackToItsSlot() {
    Numbering numbering = new Numbering(SECRET, DAY, ENDS);
    for (long slot = 0; slot < ENDS[1]; slot += 997) {
      assertThat(numbering.slotAt(numbering.indexOf(slot))).isEqualTo(slot);
    }
  }

  @Test
  void growthLeavesEarlierSegmentsAsTheyAre() {
    Numbering before = new Numbering(SECRET, DAY, ENDS[0]);
    Numbering after = new Numbering(SECRET, DAY, ENDS);
    for (long slot = 0; slot < 1_000; slot++) {
      assertThat(after.indexOf(slot)).isEqualTo(before.indexOf(slot));
    }
  }

  /** By chance two permutations of 131,072 agree on about one place; on a tenth of them never. */
  @Test
  void anotherDayAndAnotherSecretNumberOtherwise() {
    byte[] other = new byte[32];
    other[31] = 1;
    Numbering numbering = new Numbering(SECRET, DAY, ENDS[0]);
    assertThat(agreements(numbering, new Numbering(SECRET, DAY + 1, ENDS[0]))).isLessThan(100);
    assertThat(agreements(numbering, new Numbering(other, DAY, ENDS[0]))).isLessThan(100);
  }

  @Test
  void neighboursAreScattered() {
    Numbering numbering = new Numbering(SECRET, DAY, ENDS[0]);
    long close = 0;
    for (long slot = 1; slot < 1_000; slot++) {
      close += Math.abs(numbering.indexOf(slot) - numbering.indexOf(slot - 1)) < 100 ? 1 : 0;
    }
    assertThat(close).isLessThan(50);
  }

  @Test
  void aNumberOutsideIsRefused() {
    Numbering numbering = new Numbering(SECRET, DAY, ENDS[0]);
    assertThatThrownBy(() -> numbering.indexOf(ENDS[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> numbering.slotAt(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void segmentsAscendByWholeShards() {
    assertThatThrownBy(() -> new Numbering(SECRET, DAY, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Numbering(SECRET, DAY, ENDS[0], ENDS[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Numbering(new byte[16], DAY, ENDS[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long agreements(Numbering one, Numbering other) {
    long agreements = 0;
    for (long slot = 0; slot < 1_000; slot++) {
      agreements += one.indexOf(slot) == other.indexOf(slot) ? 1 : 0;
    }
    return agreements;
  }
}
