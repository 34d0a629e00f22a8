package org.onecard.protocol.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.protocol.json.MalformedDocumentException;

class StatusShardTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.00001, 0.001, 0.02, 0.1, 0.3, 0.6, 1})
  void everyStateComesBack(double exceptions) {
    byte[] states = states(new Random(2), exceptions);
    StatusShard shard = StatusShard.encode(states);
    StatusShard read = StatusShard.parse(shard.wire());
    assertThat(read.digest()).isEqualTo(shard.digest()).hasSize(64);
    for (int i = 0; i < StatusShard.SIZE; i++) {
      assertThat(read.at(i).bits()).isEqualTo((states[i / 4] >> (i % 4 * 2)) & 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShardOfOneStateIsAFewOctets(CardStatus state) {
    byte[] states = new byte[StatusShard.SIZE / 4];
    Arrays.fill(states, (byte) (state.bits() * 0b01010101));
    StatusShard shard = StatusShard.encode(states);
    assertThat(shard.wire()).hasSize(7);
    assertThat(shard.at(StatusShard.SIZE - 1)).isEqualTo(state);
  }

  @Test
  void theLastPositionMayBeTheOnlyException() {
    byte[] states = new byte[StatusShard.SIZE / 4];
    states[states.length - 1] = (byte) (CardStatus.SUSPENDED.bits() << 6);
    StatusShard shard = StatusShard.encode(states);
    assertThat(shard.at(StatusShard.SIZE - 1)).isEqualTo(CardStatus.SUSPENDED);
    assertThat(shard.at(StatusShard.SIZE - 2)).isEqualTo(CardStatus.VALID);
    assertThat(shard.at(0)).isEqualTo(CardStatus.VALID);
  }

  @Test
  void whatCompressesBadlyTravelsRaw() {
    StatusShard shard = StatusShard.encode(states(new Random(3), 1));
    assertThat(shard.wire()).hasSize(1 + StatusShard.SIZE / 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, StatusShard.SIZE})
  void thereIsNothingOutside(int position) {
    StatusShard shard = StatusShard.encode(new byte[StatusShard.SIZE / 4]);
    assertThatThrownBy(() -> shard.at(position)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShardHasItsSize() {
    assertThatThrownBy(() -> StatusShard.encode(new byte[5]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** By hand: form, commonest state, k, count, and where there are any, gap and state in bits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "11",
        "1100",
        "13000000000000", // no such form
        "11040000000000", // no such state
        "11ff0000000000",
        "11004000000000", // k beyond 63
        "1100ff00000000",
        "1100000000000000", // an octet left over
        "11000000000001", // one exception, no bits
        "110000ffffffff", // a negative count
        "1100007fffffff", // more than there are bits
        "1100100000000100", // too few bits for k 16
        "11000000000001ffff", // a quotient without end
        "11001100000001800008", // beyond the last position
        "1100000000000100", // state VALID is no exception
        "1100000000000121", // bits after the end
      })
  void aHostileShardIsRefused(String hex) {
    assertThatThrownBy(() -> StatusShard.parse(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedDocumentException.class);
  }

  @Test
  void aShardByHandIsRead() {
    StatusShard shard = StatusShard.parse(HexFormat.of().parseHex("1100000000000224"));
    assertThat(shard.at(0)).isEqualTo(CardStatus.REVOKED);
    assertThat(shard.at(1)).isEqualTo(CardStatus.REVOKED);
    assertThat(shard.at(2)).isEqualTo(CardStatus.VALID);
  }

  @Test
  void noFlippedOrCutShardCrashes() {
    byte[] wire = StatusShard.encode(states(new Random(4), 0.005)).wire();
    Random random = new Random(5);
    for (int i = 0; i < wire.length; i++) {
      byte[] flipped = wire.clone();
      flipped[i] ^= (byte) (1 << random.nextInt(8));
      parseOrRefuse(flipped);
      parseOrRefuse(Arrays.copyOf(wire, i));
    }
  }

  private static void parseOrRefuse(byte[] wire) {
    try {
      StatusShard shard = StatusShard.parse(wire);
      assertThat(shard.wire()).isEqualTo(wire);
      assertThat(shard.at(77)).isNotNull();
    } catch (MalformedDocumentException e) {
      assertThat(e).hasMessageContaining("fetch");
    }
  }

  static byte[] states(Random random, double exceptions) {
    byte[] states = new byte[StatusShard.SIZE / 4];
    for (int i = 0; i < StatusShard.SIZE; i++) {
      if (random.nextDouble() < exceptions) {
        states[i / 4] |= (byte) (random.nextInt(4) << (i % 4 * 2));
      }
    }
    return states;
  }
}
