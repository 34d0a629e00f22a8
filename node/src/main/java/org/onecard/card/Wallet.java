package org.onecard.card;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.onecard.card.Cards.WalletView;
import org.springframework.stereotype.Component;

/** A resident's card as it is shown. */
@Component
final class Wallet {
  private final CardStore cards;
  private final ResidentStore residents;
  private final BindingStore bindings;
  private final ResidentVault vault;
  private final Clock clock;

  Wallet(
      CardStore cards,
      ResidentStore residents,
      BindingStore bindings,
      ResidentVault vault,
      Clock clock) {
    this.cards = cards;
    this.residents = residents;
    this.bindings = bindings;
    this.vault = vault;
    this.clock = clock;
  }

  Optional<WalletView> view(UUID residentId) {
    return cards.current(residentId).map(this::view);
  }

  WalletView view(CardRow stored) {
    Instant now = clock.instant();
    CardRow card = stored.asOf(now);
    ResidentRow resident =
        residents
            .find(card.residentId())
            .orElseThrow(() -> new IllegalStateException("a card without its resident"));
    return new WalletView(
        card.residentId().toString(),
        resident.name(vault),
        resident.number(vault).masked(),
        card.cardNumber(),
        card.state(),
        card.since(),
        card.suspendedUntil(),
        card.generation(),
        card.transitFunction(),
        card.expiresOn(),
        bindings.current(Seat.own(card.residentId())).isPresent(),
        resident.attributes(vault, LocalDate.ofInstant(now, Lifecycle.ZONE)));
  }
}
