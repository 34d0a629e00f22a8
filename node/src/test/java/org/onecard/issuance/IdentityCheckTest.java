package org.onecard.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onecard.card.CardState;
import org.onecard.issuance.IdentityCheck.CardFacts;
import org.onecard.issuance.IdentityCheck.Facts;

/** Whether the register agrees with an application. */
class IdentityCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final String CARD = "A12345678";
  private static final Set<CardState> REPLACEABLE =
      EnumSet.of(
          CardState.DELIVERED,
          CardState.ACTIVE,
          CardState.TEMPORARILY_SUSPENDED,
          CardState.FORMALLY_SUSPENDED,
          CardState.EXPIRED);

  @Test
  void aFirstCardIsForWhoIsNotInTheRegister() {
    assertThat(refusal(ApplicationKind.FIRST, "王小明", "", Facts.NOTHING)).isNull();
    assertThat(refusal(ApplicationKind.FIRST, "王小明", "", facts(CardState.CANCELLED, 100)))
        .isEqualTo(ApplicationRefusal.KNOWN_ALREADY);
  }

  @Test
  void aReplacementNeedsTheRightCardOfTheRightPerson() {
    Facts facts = facts(CardState.ACTIVE, 1_000);
    assertThat(refusal(ApplicationKind.LOST, "王小明", CARD, Facts.NOTHING))
        .isEqualTo(ApplicationRefusal.NO_SUCH_CARD);
    assertThat(refusal(ApplicationKind.LOST, "王小明", "B00000000", facts))
        .isEqualTo(ApplicationRefusal.IDENTITY_DIFFERS);
    assertThat(refusal(ApplicationKind.LOST, "王小红", CARD, facts))
        .isEqualTo(ApplicationRefusal.IDENTITY_DIFFERS);
    assertThat(refusal(ApplicationKind.LOST, "王小明", CARD, facts)).isNull();
  }

  @Test
  void onlyCardsThatTheLifecycleReplacesAreReplaced() {
    for (CardState state : CardState.values()) {
      ApplicationRefusal expected =
          REPLACEABLE.contains(state) ? null : ApplicationRefusal.NOT_REPLACEABLE;
      assertThat(refusal(ApplicationKind.SAME_NUMBER, "王小明", CARD, facts(state, 1_000)))
          .as(state.text())
          .isEqualTo(expected);
    }
  }

  @Test
  void anExpiringCardIsReplacedFromNinetyDaysBefore() {
    assertThat(refusal(ApplicationKind.EXPIRED, "王小明", CARD, facts(CardState.ACTIVE, 91)))
        .isEqualTo(ApplicationRefusal.NOT_EXPIRED);
    assertThat(refusal(ApplicationKind.EXPIRED, "王小明", CARD, facts(CardState.ACTIVE, 90))).isNull();
    assertThat(refusal(ApplicationKind.EXPIRED, "王小明", CARD, facts(CardState.EXPIRED, -1)))
        .isNull();
  }

  private static Facts facts(CardState state, int daysLeft) {
    return new Facts("王小明", new CardFacts(CARD, state, TODAY.plusDays(daysLeft)));
  }

  private static @Nullable ApplicationRefusal refusal(
      ApplicationKind kind, String name, String card, Facts facts) {
    Optional<ApplicationRefusal> refusal = IdentityCheck.refusal(kind, name, card, facts, TODAY);
    return refusal.orElse(null);
  }
}
