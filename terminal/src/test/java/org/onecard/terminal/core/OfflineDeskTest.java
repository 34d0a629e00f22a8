package org.onecard.terminal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.tap.TapRecord;
import org.onecard.terminal.World;

class OfflineDeskTest {
  private static final World WORLD = new World();
  private static final Snapshot SNAPSHOT = WORLD.snapshot();
  private static final long SECOND = World.NOW.getEpochSecond();

  private final OfflineDesk desk = new OfflineDesk(SNAPSHOT, World.PLACES);
  private final SeenCounters seen = new SeenCounters();

  @ParameterizedTest
  @CsvSource({
    "VALID, accepted, ''",
    "SUSPENDED, declined, card-suspended",
    "REVOKED, declined, card-revoked",
    "UNKNOWN, accepted, ''"
  })
  void statusDecides(CardStatus status, String word, String reason) {
    OfflineDecision decision = decide(WORLD.device(status).show(SECOND), World.NOW);
    assertThat(decision.word()).isEqualTo(word);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.status().value()).isEqualTo(status);
    assertThat(decision.statusHead()).isEqualTo(7);
    assertThat(decision.edition()).isEqualTo(1);
  }

  @Test
  void anUnknownStatusIsAcceptedProvisionallyAsTheItemSays() {
    OfflineDecision decision = decide(WORLD.device(CardStatus.UNKNOWN).show(SECOND), World.NOW);
    assertThat(decision.opens()).isTrue();
    assertThat(record(decision).provisional()).isTrue();
  }

  @Test
  void theSameCodeOpensOnce() {
    PresentationCode code = WORLD.device(CardStatus.VALID).show(SECOND);
    assertThat(decide(code, World.NOW).opens()).isTrue();
    OfflineDecision again = decide(code, World.NOW.plusSeconds(2));
    assertThat(again.reason()).isEqualTo("counter-seen");
    assertThat(again.statusHead()).isEqualTo(7);
  }

  @Test
  void oneDeviceShowsOneCodeAfterAnother() {
    var device = WORLD.device(CardStatus.VALID);
    assertThat(decide(device.show(SECOND), World.NOW).opens()).isTrue();
    assertThat(decide(device.show(SECOND), World.NOW).opens()).isTrue();
  }

  @Test
  void aCodeIsShortLived() {
    PresentationCode code = WORLD.device(CardStatus.VALID).show(SECOND);
    assertThat(decide(code, World.NOW.plusSeconds(36)).reason()).isEqualTo("code-late");
    assertThat(decide(code, World.NOW.minusSeconds(6)).reason()).isEqualTo("code-early");
    assertThat(seen.size()).isZero();
  }

  @Test
  void aStrangersCodeIsRefused() {
    PresentationCode code = new World().device(CardStatus.VALID).show(SECOND);
    assertThat(decide(code, World.NOW).reason()).isEqualTo("issuer-signature-wrong");
  }

  @Test
  void octetsThatAreNoCodeAreRefused() {
    OfflineDecision decision = desk.decideCode(new byte[12], World.METRO, World.NOW, seen);
    assertThat(decision.word()).isEqualTo("declined");
    assertThat(decision.statusHead()).isZero();
  }

  @Test
  void withoutTheIssuersListTheStatusIsUnknownAndNotNo() {
    var blind =
        new Snapshot(
            World.POSTING, SNAPSHOT.keys(), Map.of(), SNAPSHOT.editions(), Optional.empty());
    OfflineDecision decision =
        new OfflineDesk(blind, World.PLACES)
            .decideCode(
                WORLD.device(CardStatus.VALID).show(SECOND).octets(), World.METRO, World.NOW, seen);
    assertThat(decision.opens()).isTrue();
    assertThat(decision.status().value()).isEqualTo(CardStatus.UNKNOWN);
    assertThat(decision.statusHead()).isZero();
  }

  @Test
  void beforeItsFirstDayAnEditionIsNotInForce() {
    Instant before = Instant.parse("2024-12-31T15:59:59Z");
    assertThat(SNAPSHOT.inForce(before)).isEmpty();
    assertThat(SNAPSHOT.inForce(before.plusSeconds(1))).isPresent();
    var without =
        new Snapshot(
            World.POSTING, SNAPSHOT.keys(), SNAPSHOT.statuses(), List.of(), Optional.empty());
    OfflineDecision decision =
        new OfflineDesk(without, World.PLACES)
            .decideCode(
                WORLD.device(CardStatus.VALID).show(SECOND).octets(), World.METRO, World.NOW, seen);
    assertThat(decision.reason()).isEqualTo("no-edition-in-force");
    assertThat(decision.edition()).isZero();
  }

  @Test
  void aListedChipIsRefusedAndAnyOtherUnknown() {
    OfflineDecision listed = chip("A12345678");
    assertThat(listed.reason()).isEqualTo("card-suspended");
    OfflineDecision other = chip("B12345678");
    assertThat(other.opens()).isTrue();
    assertThat(other.status().value()).isEqualTo(CardStatus.UNKNOWN);
  }

  private OfflineDecision chip(String cardNumber) {
    return desk.decideChip(
        World.SICHUAN, cardNumber, "51".repeat(16), true, World.METRO, World.NOW);
  }

  private OfflineDecision decide(PresentationCode code, Instant at) {
    return desk.decideCode(code.octets(), World.METRO, at, seen);
  }

  private static TapRecord record(OfflineDecision decision) {
    return decision.record("gate-1", 1, Bytes.of(new byte[1]), World.METRO, 0);
  }
}
