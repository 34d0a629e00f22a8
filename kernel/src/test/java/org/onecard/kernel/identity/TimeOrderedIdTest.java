package org.onecard.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {
  /** The example of RFC 9562, appendix A.6: its time and its random bits. */
  @Test
  void theExampleOfTheStandardComesOut() {
    UUID expected = UUID.fromString("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");
    Instant now = Instant.parse("2022-02-22T19:22:22Z");
    byte[] bits = {0x0c, (byte) 0xc3, 0x63, 0x13, 0x70, 0x30, 0x30, 0x1c, (byte) 0xe6, 0x3c};
    assertThat(TimeOrderedId.next(now, giving(bits))).isEqualTo(expected);
  }

  @Test
  void laterIdsAreGreater() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    Instant now = Instant.parse("2026-11-20T06:02:00Z");
    UUID earlier = TimeOrderedId.next(now, random);
    UUID later = TimeOrderedId.next(now.plusMillis(1), random);
    assertThat(later.toString()).isGreaterThan(earlier.toString());
    assertThat(later.version()).isEqualTo(7);
    assertThat(later.variant()).isEqualTo(2);
  }

  private static RandomGenerator giving(byte[] bits) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException("octets are drawn");
      }

      @Override
      public void nextBytes(byte[] octets) {
        System.arraycopy(bits, 0, octets, 0, octets.length);
      }
    };
  }
}
