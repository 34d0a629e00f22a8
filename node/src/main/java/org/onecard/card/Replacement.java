package org.onecard.card;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onecard.access.Access;
import org.onecard.federation.Federation;
import org.onecard.kernel.identity.BankAccountNumber;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.synthetic.SyntheticPerson;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a new medium, made while the holder waits, in place of a card. Bindings, rights and history
 * hang on the resident and stay as they are.
 */
@Component
final class Replacement {
  private static final int GENERATION = 3;
  private static final List<CardAction> AT_ONCE =
      List.of(CardAction.PRODUCE, CardAction.DELIVER, CardAction.ACTIVATE);

  private static final List<CardAction> MADE = List.of(CardAction.PRODUCE);

  private final CardDesk desk;
  private final CardStore store;
  private final ResidentStore residents;
  private final MediumMaker media;
  private final StatusPublisher publisher;
  private final ReplacementRequests requests;
  private final ReplacementMemory replacements;
  private final Access access;
  private final Federation federation;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Replacement(
      CardDesk desk,
      CardStore store,
      ResidentStore residents,
      MediumMaker media,
      StatusPublisher publisher,
      ReplacementRequests requests,
      ReplacementMemory replacements,
      Access access,
      Federation federation,
      TransactionTemplate transaction,
      Clock clock) {
    this.desk = desk;
    this.store = store;
    this.residents = residents;
    this.media = media;
    this.publisher = publisher;
    this.requests = requests;
    this.replacements = replacements;
    this.access = access;
    this.federation = federation;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Replaces a card; the outcome tells of the new one, or why the old one stays. */
  Optional<CardDesk.Outcome> replace(String cardNumber, boolean sameNumber) {
    Optional<CardDesk.Outcome> outcome =
        transaction.execute(
            status ->
                store.lockByNumber(List.of(cardNumber)).stream()
                    .findFirst()
                    .map(card -> replace(card, sameNumber, true, clock.instant())));
    outcome.ifPresent(done -> publisher.changed(List.of(done.card().residentId())));
    return outcome;
  }

  /**
   * Replaces a card once for each reference; asked again, it tells of the card as it stands.
   *
   * @param handOver whether the holder gets the new card at once; else it is made, and waits
   */
  Optional<CardDesk.Outcome> replaceOnce(
      String reference, String cardNumber, boolean sameNumber, boolean handOver) {
    Optional<CardDesk.Outcome> outcome =
        transaction.execute(
            status -> {
              Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
              if (!replacements.claim(reference, now)) {
                return replacements
                    .residentOf(reference)
                    .flatMap(store::current)
                    .map(card -> new CardDesk.Outcome(card, CardAction.REPLACE, Optional.empty()));
              }
              Optional<CardDesk.Outcome> done =
                  store.lockByNumber(List.of(cardNumber)).stream()
                      .findFirst()
                      .map(card -> replace(card, sameNumber, handOver, now));
              done.filter(made -> made.refusal().isEmpty())
                  .ifPresentOrElse(
                      made -> replacements.keep(reference, made.card().residentId()),
                      () -> replacements.release(reference));
              return done;
            });
    outcome.ifPresent(done -> publisher.changed(List.of(done.card().residentId())));
    return outcome;
  }

  private CardDesk.Outcome replace(CardRow old, boolean sameNumber, boolean handOver, Instant now) {
    CardDesk.Outcome outcome = desk.actOn(old, CardAction.REPLACE, now);
    if (outcome.refusal().isPresent()) {
      return outcome;
    }
    SyntheticPerson numbers = Synthetic.people(federation.self()).person(residents.nextPerson());
    CardNumber number = sameNumber ? CardNumber.of(old.cardNumber()) : numbers.cardNumber();
    BankAccountNumber account =
        sameNumber
            ? media.account(old.cardId(), store.bankAccountSealed(old.cardId()))
            : numbers.bankAccount();
    LocalDate today = LocalDate.ofInstant(now, Lifecycle.ZONE);
    CardRow card =
        new CardRow(
            UUID.randomUUID(),
            old.residentId(),
            number.text(),
            CardState.APPLIED,
            now,
            null,
            today.plusYears(CardLimits.CARD_YEARS),
            GENERATION,
            true);
    store.add(
        card, media.seal(card.cardId(), number, numbers.identificationCode(), account), today);
    requests.replaced(card.residentId(), now);
    access.moveSignIn(card.residentId().toString(), card.cardNumber());
    CardRow made = take(card, handOver ? AT_ONCE : MADE, now);
    return new CardDesk.Outcome(made, CardAction.REPLACE, Optional.empty());
  }

  private CardRow take(CardRow applied, List<CardAction> actions, Instant now) {
    CardRow card = applied;
    for (CardAction action : actions) {
      card = desk.actOn(card, action, now).card();
    }
    return card;
  }
}
