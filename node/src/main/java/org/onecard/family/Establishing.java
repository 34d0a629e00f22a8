package org.onecard.family;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.onecard.card.GuardedCards;
import org.onecard.card.GuardedCards.Person;
import org.onecard.kernel.time.ServiceDay;
import org.springframework.stereotype.Component;

/** Lets a guardianship begin, if the two may be guardian and ward. */
@Component
class Establishing {
  private final FamilyStore store;
  private final GuardedCards cards;
  private final Clock clock;

  Establishing(FamilyStore store, GuardedCards cards, Clock clock) {
    this.store = store;
    this.cards = cards;
    this.clock = clock;
  }

  /** Now, as exactly as the database keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Why the two may not be guardian and ward now; call it under the store's lock. */
  Optional<FamilyRefusal> refusal(UUID guardian, UUID ward, GuardianshipKind kind, Instant now) {
    FamilyTies.Wanted wanted =
        new FamilyTies.Wanted(
            guardian, person(guardian).birthDate(), ward, person(ward).birthDate(), kind);
    return FamilyTies.refusal(
        wanted, store.guardiansOf(ward, now), all -> store.wardsOf(all, now), now);
  }

  /** When one that starts now ends by itself. */
  Instant endOf(UUID ward, GuardianshipKind kind, int months, Instant start) {
    return switch (kind) {
      case CHILD -> GuardianRule.comesOfAge(person(ward).birthDate());
      case ENTRUSTED -> start.atZone(ServiceDay.ZONE).plusMonths(months).toInstant();
    };
  }

  Person person(UUID resident) {
    return cards
        .person(resident)
        .orElseThrow(() -> new IllegalStateException("a guardianship without its resident"));
  }
}
