package org.onecard.issuance;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.card.CardAction;
import org.onecard.card.CardState;
import org.onecard.card.HolderDesk;
import org.onecard.card.ReplacementRequests;

/** Whether the register agrees with what an application says; a pure decision. */
final class IdentityCheck {
  private IdentityCheck() {}

  /**
   * What the register says of the person and of the card that is named.
   *
   * @param name of the resident with the number given; null where there is none
   * @param cardOfPerson that resident's card; null where there is none
   */
  record Facts(@Nullable String name, @Nullable CardFacts cardOfPerson) {
    static final Facts NOTHING = new Facts(null, null);
  }

  /** A card in force for its holder. */
  record CardFacts(String cardNumber, CardState state, LocalDate expiresOn) {}

  /**
   * Why the application cannot go on; nothing where it can.
   *
   * @param name as given
   * @param cardNumber as given; empty for a first card
   */
  static Optional<ApplicationRefusal> refusal(
      ApplicationKind kind, String name, String cardNumber, Facts facts, LocalDate today) {
    CardFacts card = facts.cardOfPerson();
    if (kind == ApplicationKind.FIRST) {
      return facts.name() == null
          ? Optional.empty()
          : Optional.of(ApplicationRefusal.KNOWN_ALREADY);
    }
    if (card == null) {
      return Optional.of(ApplicationRefusal.NO_SUCH_CARD);
    }
    if (!card.cardNumber().equals(cardNumber) || !name.equals(facts.name())) {
      return Optional.of(ApplicationRefusal.IDENTITY_DIFFERS);
    }
    if (!HolderDesk.possible(card.state()).contains(CardAction.REPLACE)) {
      return Optional.of(ApplicationRefusal.NOT_REPLACEABLE);
    }
    boolean early =
        card.state() != CardState.EXPIRED
            && today.isBefore(ReplacementRequests.remindedFrom(card.expiresOn()));
    return kind == ApplicationKind.EXPIRED && early
        ? Optional.of(ApplicationRefusal.NOT_EXPIRED)
        : Optional.empty();
  }
}
