package org.onecard.protocol.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.PublishedKey;

class StatusListsTest {
  private static final Issuer ISSUER = new Issuer("51", SignatureAlgorithm.SM2);
  private static final Instant ISSUED = Instant.parse("2026-11-20T12:00:00Z");
  private static final long DAY = 20_779;
  private static final Bytes CHIP = ChipDenyList.entry("51", "A12345678", "00");
  private static final ChipDenyList DENIED =
      ChipDenyList.encode(Map.of(CHIP, CardStatus.SUSPENDED));
  private static final StatusShard SHARD = shard();
  private static final StatusHead HEAD = head(7);
  private static final StatusLists LISTS =
      StatusLists.of(HEAD, Map.of(SHARD.digest(), SHARD), DENIED);

  @ParameterizedTest
  @CsvSource({
    "0, VALID",
    "1, REVOKED",
    "2, SUSPENDED",
    "3, UNKNOWN",
    "131071, VALID",
    "131072, VALID",
    "131073, REVOKED",
    "262144, UNKNOWN",
    "4294967295, UNKNOWN",
    "-1, UNKNOWN"
  })
  void aCodeHasTheStatusOfItsIndex(long index, CardStatus status) {
    assertThat(LISTS.ofCode(DAY, index, ISSUED.plusSeconds(60)))
        .isEqualTo(new StatusAnswer(status, 60));
  }

  @Test
  void aDayNotListedIsUnknown() {
    assertThat(LISTS.ofCode(DAY + 1, 0, ISSUED).value()).isEqualTo(CardStatus.UNKNOWN);
  }

  @Test
  void afterItsExpiryAHeadSaysNothing() {
    Instant last = ISSUED.plusSeconds(StatusHead.LIFETIME_SECONDS - 1);
    assertThat(LISTS.ofCode(DAY, 0, last).value()).isEqualTo(CardStatus.VALID);
    assertThat(LISTS.ofCode(DAY, 0, last.plusSeconds(1)))
        .isEqualTo(new StatusAnswer(CardStatus.UNKNOWN, StatusHead.LIFETIME_SECONDS));
    assertThat(LISTS.ofChip(CHIP, last.plusSeconds(1)).value()).isEqualTo(CardStatus.UNKNOWN);
  }

  @Test
  void forATapBeforeItAHeadHasNoAge() {
    assertThat(LISTS.ofCode(DAY, 0, ISSUED.minusSeconds(9)))
        .isEqualTo(new StatusAnswer(CardStatus.VALID, 0));
  }

  @Test
  void aChipIsKnownOnlyIfListed() {
    assertThat(LISTS.ofChip(CHIP, ISSUED).value()).isEqualTo(CardStatus.SUSPENDED);
    assertThat(LISTS.ofChip(ChipDenyList.entry("51", "B", "00"), ISSUED).value())
        .isEqualTo(CardStatus.UNKNOWN);
  }

  @Test
  void onlyAHigherHeadOfTheSameRegionReplaces() {
    assertThat(LISTS.mayBeReplacedBy(head(8))).isTrue();
    assertThat(LISTS.mayBeReplacedBy(head(7))).isFalse();
    assertThat(LISTS.mayBeReplacedBy(head(6))).isFalse();
    StatusHead foreign =
        StatusHead.sign(
            new Issuer("50", SignatureAlgorithm.SM2).region(),
            9,
            ISSUED,
            HEAD.days(),
            DENIED.digest(),
            "50-status-1",
            ISSUER.key(KeyUse.STATUS));
    assertThat(LISTS.mayBeReplacedBy(foreign)).isFalse();
  }

  @Test
  void allThatTheHeadNamesMustBeAtHand() {
    assertThatThrownBy(() -> StatusLists.of(HEAD, Map.of(), DENIED))
        .isInstanceOf(IllegalArgumentException.class);
    ChipDenyList other = ChipDenyList.encode(Map.of());
    assertThatThrownBy(() -> StatusLists.of(HEAD, Map.of(SHARD.digest(), SHARD), other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHeadIsReadBackAsItWasSigned() {
    assertThat(StatusHead.parse(HEAD.json(), ISSUER.keySet())).isEqualTo(HEAD);
  }

  @Test
  void anAlteredHeadIsNotTrusted() {
    String altered = HEAD.json().replace("\"number\":7", "\"number\":8");
    assertThatThrownBy(() -> StatusHead.parse(altered, ISSUER.keySet()))
        .isInstanceOf(UntrustedStatusException.class);
  }

  @Test
  void aHeadOfAnotherRegionOrKeyIsNotTrusted() {
    KeySet foreign = new Issuer("50", SignatureAlgorithm.SM2).keySet();
    assertThatThrownBy(() -> StatusHead.parse(HEAD.json(), foreign))
        .isInstanceOf(UntrustedStatusException.class);
    StatusHead byCodeKey =
        StatusHead.sign(
            ISSUER.region(),
            7,
            ISSUED,
            HEAD.days(),
            DENIED.digest(),
            ISSUER.keyId(KeyUse.CODE),
            ISSUER.key(KeyUse.CODE));
    assertThatThrownBy(() -> StatusHead.parse(byCodeKey.json(), ISSUER.keySet()))
        .isInstanceOf(UntrustedStatusException.class);
  }

  @Test
  void aHeadByARevokedKeyIsNotTrusted() {
    KeySet revoked = ISSUER.keySetWith(key -> key.use() == KeyUse.STATUS ? revoked(key) : key);
    assertThatThrownBy(() -> StatusHead.parse(HEAD.json(), revoked))
        .isInstanceOf(UntrustedStatusException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T12:00:00Z, 2026-11-21T12:00:01Z, expiresAt",
    "2026-11-21T12:00:00Z, 2026-11-20T12:00:00Z, expiresAt",
    "20779, -1, days[0].expiryDay",
    "20780, 20779, days"
  })
  void aFaultIsNamedByItsField(String good, String bad, String field) {
    assertThatThrownBy(() -> StatusHead.parse(HEAD.json().replace(good, bad), ISSUER.keySet()))
        .isInstanceOf(MalformedDocumentException.class)
        .extracting(e -> ((MalformedDocumentException) e).field())
        .isEqualTo(field);
  }

  private static PublishedKey revoked(PublishedKey key) {
    return new PublishedKey(
        key.keyId(), key.use(), key.key(), key.notBefore(), key.notAfter(), KeyState.REVOKED);
  }

  private static StatusHead head(long number) {
    return StatusHead.sign(
        ISSUER.region(),
        number,
        ISSUED,
        List.of(
            new StatusHead.DayList(DAY, List.of(SHARD.digest(), SHARD.digest())),
            new StatusHead.DayList(DAY + 1, List.of())),
        DENIED.digest(),
        ISSUER.keyId(KeyUse.STATUS),
        ISSUER.key(KeyUse.STATUS));
  }

  /** Index 0 valid, 1 revoked, 2 suspended, 3 unknown, the others valid. */
  private static StatusShard shard() {
    byte[] states = new byte[StatusShard.SIZE / 4];
    states[0] = (byte) 0b11_10_01_00;
    return StatusShard.encode(states);
  }
}
