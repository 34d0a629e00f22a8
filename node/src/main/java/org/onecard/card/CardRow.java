package org.onecard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as the database holds it, without what is sealed.
 *
 * @param suspendedUntil when a temporary suspension lapses, else null
 * @param expiresOn the last day the card is good for, in Asia/Shanghai
 */
record CardRow(
    UUID cardId,
    UUID residentId,
    String cardNumber,
    CardState state,
    Instant since,
    @Nullable Instant suspendedUntil,
    LocalDate expiresOn,
    int generation,
    boolean transitFunction) {

  /** The card with what time alone has brought about until {@code now}. */
  CardRow asOf(Instant now) {
    CardState current = Lifecycle.at(state, suspendedUntil, expiresOn, now);
    return current == state ? this : in(current, now, null);
  }

  /** The card in another state. */
  CardRow in(CardState next, Instant at, @Nullable Instant until) {
    return new CardRow(
        cardId, residentId, cardNumber, next, at, until, expiresOn, generation, transitFunction);
  }
}
