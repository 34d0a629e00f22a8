package org.onecard.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onecard.family.FamilyFixtures.enrol;
import static org.onecard.family.FamilyFixtures.shown;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.MovingClock;
import org.onecard.TestNode;
import org.onecard.card.AccessEntry;
import org.onecard.card.Cards;
import org.onecard.card.Cards.BindingResult;
import org.onecard.card.Cards.Enrolled;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.GuardedCards;
import org.onecard.card.GuardedCards.Hold;
import org.onecard.family.Family.Agreed;
import org.onecard.family.FamilyFixtures.Phone;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.status.CardStatus;
import org.onecard.web.ProblemException;

/** A guardianship outlives the node's process, and time that passes while it is down counts. */
class FamilyRestartTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private static Path base;

  private final MovingClock clock = new MovingClock(Instant.now());
  private final Phone first = new Phone();
  private final Phone second = new Phone();

  @Test
  void itGoesOnAfterARestartAndEndsByTheClockWhileNobodyRuns() {
    Enrolled guardian;
    Enrolled ward;
    UUID id;
    Authorisation shown;
    try (TestNode node = TestNode.start("50", base, clock)) {
      guardian = enrol(node, "18-59");
      ward = enrol(node, "70+");
      Family family = node.bean(Family.class);
      family.invite(guardian.residentId(), CardNumber.of(ward.cardNumber()), 1);
      UUID asked = family.overview(ward.residentId()).received().getFirst().invitationId();
      Agreed agreed = family.consent(ward.residentId(), asked, 1);
      id = ((Agreed.InForce) agreed).bond().guardianshipId();
      shown =
          bound(
              node.bean(WardCards.class).bind(guardian.residentId(), id, first.deviceKey(), false));
    }
    clock.move(DAY);
    try (TestNode node = TestNode.start("50", base, clock)) {
      assertThat(node.bean(Family.class).overview(guardian.residentId()).wards()).hasSize(1);
      shown =
          bound(
              node.bean(WardCards.class)
                  .renew(guardian.residentId(), id, first.renewal(shown, second, clock.instant())));
      assertThat(answered(node, shown)).isEqualTo(CardStatus.VALID);
    }
    clock.move(DAY.multipliedBy(32));
    try (TestNode node = TestNode.start("50", base, clock)) {
      WardCards wards = node.bean(WardCards.class);
      Authorisation last = shown;
      assertThatThrownBy(
              () ->
                  wards.renew(
                      guardian.residentId(),
                      id,
                      second.renewal(last, new Phone(), clock.instant())))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.code()).isEqualTo("guardianship-over"));
      node.bean(FamilySweep.class).round();
      Hold hold = new Hold(id, UUID.fromString(ward.residentId()));
      assertThat(node.bean(GuardedCards.class).isBound(hold)).isFalse();
      assertThat(node.bean(Cards.class).lastUses(ward.residentId(), 10))
          .extracting(AccessEntry::item)
          .containsOnlyOnce("guardian-over", "guardian-show-code");
      assertThat(node.bean(Family.class).overview(ward.residentId()).guardians()).isEmpty();
    }
  }

  private CardStatus answered(TestNode node, Authorisation shown) {
    HolderAnswer answer =
        node.bean(Cards.class).answer(shown(shown, "metro-ride", "metro", clock.instant()));
    return ((HolderAnswer.Known) answer).status();
  }

  private static Authorisation bound(BindingResult result) {
    return ((BindingResult.Bound) result).authorisation();
  }
}
