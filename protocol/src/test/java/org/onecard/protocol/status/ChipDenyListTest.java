package org.onecard.protocol.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.json.MalformedDocumentException;

class ChipDenyListTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 63, 64, 65, 5_000})
  void everyEntryComesBack(int count) {
    Map<Bytes, CardStatus> entries = entries(count);
    ChipDenyList list = ChipDenyList.parse(ChipDenyList.encode(entries).wire());
    entries.forEach((entry, state) -> assertThat(list.of(entry)).isEqualTo(state));
    assertThat(list.of(Bytes.ofHex("0123456789abcdef"))).isEqualTo(CardStatus.UNKNOWN);
  }

  @Test
  void theOutermostValuesHaveTheirPlace() {
    Map<Bytes, CardStatus> entries =
        Map.of(
            Bytes.ofHex("0000000000000000"), CardStatus.SUSPENDED,
            Bytes.ofHex("7fffffffffffffff"), CardStatus.SUSPENDED,
            Bytes.ofHex("8000000000000000"), CardStatus.REVOKED,
            Bytes.ofHex("ffffffffffffffff"), CardStatus.REVOKED);
    ChipDenyList list = ChipDenyList.encode(entries);
    entries.forEach((entry, state) -> assertThat(list.of(entry)).isEqualTo(state));
    assertThat(list.of(Bytes.ofHex("8000000000000001"))).isEqualTo(CardStatus.UNKNOWN);
  }

  @Test
  void anEntryTakesLessThanSixOctets() {
    assertThat(ChipDenyList.encode(entries(100_000)).wire().length).isLessThan(100_000 * 7);
  }

  @Test
  void theSameEntriesHaveOneForm() {
    assertThat(ChipDenyList.encode(entries(100)).digest())
        .isEqualTo(ChipDenyList.encode(new HashMap<>(entries(100))).digest());
  }

  @Test
  void theEntryOfAChipDependsOnAllItsParts() {
    Bytes entry = ChipDenyList.entry("51", "A12345678", "00");
    assertThat(entry.length()).isEqualTo(8);
    assertThat(entry)
        .isNotEqualTo(ChipDenyList.entry("50", "A12345678", "00"))
        .isNotEqualTo(ChipDenyList.entry("51", "A1234567", "800"))
        .isNotEqualTo(ChipDenyList.entry("51", "A12345678", "01"));
  }

  @Test
  void aStateThatIsNoDenialIsRefused() {
    Map<Bytes, CardStatus> valid = Map.of(Bytes.ofHex("0000000000000001"), CardStatus.VALID);
    assertThatThrownBy(() -> ChipDenyList.encode(valid))
        .isInstanceOf(MalformedDocumentException.class);
  }

  /** By hand, k 63: two entries of which the second is beyond the end of all values. */
  @ParameterizedTest
  @ValueSource(strings = {"", "11", "2100", "213f00000002ffffffffffffffffffffffffffffffffffff"})
  void aHostileListIsRefused(String hex) {
    assertThatThrownBy(() -> ChipDenyList.parse(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedDocumentException.class);
  }

  private static Map<Bytes, CardStatus> entries(int count) {
    Random random = new Random(8);
    Map<Bytes, CardStatus> entries = new HashMap<>();
    while (entries.size() < count) {
      byte[] entry = new byte[8];
      random.nextBytes(entry);
      entries.put(
          Bytes.of(entry), random.nextBoolean() ? CardStatus.SUSPENDED : CardStatus.REVOKED);
    }
    return entries;
  }
}
