package org.onecard.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out actions on cards: the table decides, the history keeps, the publisher tells. */
@Component
final class CardDesk {
  private static final int SWEPT_AT_ONCE = 1_000;

  private final CardStore store;
  private final StatusPublisher publisher;
  private final TransactionTemplate transaction;
  private final Duration temporarySuspension;
  private final Clock clock;

  CardDesk(
      CardStore store,
      StatusPublisher publisher,
      TransactionTemplate transaction,
      CardSettings settings,
      Clock clock) {
    this.store = store;
    this.publisher = publisher;
    this.transaction = transaction;
    this.temporarySuspension = Duration.ofDays(settings.temporarySuspensionDays());
    this.clock = clock;
  }

  /** What an action came to for one card; the card as it stands after. */
  record Outcome(CardRow card, CardAction action, Optional<TransitionRefusal> refusal) {}

  /** Acts on the resident's card; empty if there is none. */
  Optional<Outcome> act(UUID residentId, CardAction action) {
    return publishing(
        () -> store.lockCurrent(residentId).map(card -> actOn(card, action, clock.instant())));
  }

  /** Acts on the cards with these numbers, in one transaction; unknown numbers are left out. */
  List<Outcome> act(Collection<String> cardNumbers, CardAction action) {
    return publishingAll(
        () -> {
          Instant now = clock.instant();
          List<CardStore.Step> steps = new ArrayList<>();
          List<Outcome> outcomes = new ArrayList<>();
          for (CardRow card : store.lockByNumber(cardNumbers)) {
            outcomes.add(plan(card, action, now, steps));
          }
          store.take(steps);
          return outcomes;
        });
  }

  /** Moves on the cards whose time has come; how many there were, at most a thousand. */
  int sweep() {
    return publishingAll(
            () -> {
              Instant now = clock.instant();
              List<CardStore.Step> steps = new ArrayList<>();
              List<Outcome> outcomes = new ArrayList<>();
              for (CardRow card : store.lockDue(now, SWEPT_AT_ONCE)) {
                CardRow settled = settle(card, now, steps);
                outcomes.add(new Outcome(settled, CardAction.LAPSE, Optional.empty()));
              }
              store.take(steps);
              return outcomes;
            })
        .size();
  }

  /** Acts on a card locked in the caller's transaction, who tells the publisher afterwards. */
  Outcome actOn(CardRow card, CardAction action, Instant now) {
    List<CardStore.Step> steps = new ArrayList<>();
    Outcome outcome = plan(card, action, now, steps);
    store.take(steps);
    return outcome;
  }

  private Outcome plan(CardRow locked, CardAction action, Instant now, List<CardStore.Step> steps) {
    CardRow card = settle(locked, now, steps);
    return switch (Lifecycle.of(card.state(), action)) {
      case Lifecycle.Transition.Refused refused ->
          new Outcome(card, action, Optional.of(refused.refusal()));
      case Lifecycle.Transition.To to -> {
        CardStore.Step step =
            new CardStore.Step(card, action, to.state(), now, until(to.state(), now));
        steps.add(step);
        yield new Outcome(step.after(), action, Optional.empty());
      }
    };
  }

  /** Writes down first what time alone has brought about. */
  private static CardRow settle(CardRow card, Instant now, List<CardStore.Step> steps) {
    CardRow current = card;
    while (true) {
      Optional<CardAction> due =
          Lifecycle.due(current.state(), current.suspendedUntil(), current.expiresOn(), now);
      if (due.isEmpty()
          || !(Lifecycle.of(current.state(), due.get()) instanceof Lifecycle.Transition.To to)) {
        return current;
      }
      CardStore.Step step = new CardStore.Step(current, due.get(), to.state(), now, null);
      steps.add(step);
      current = step.after();
    }
  }

  private @Nullable Instant until(CardState state, Instant now) {
    return state == CardState.TEMPORARILY_SUSPENDED ? now.plus(temporarySuspension) : null;
  }

  private Optional<Outcome> publishing(Supplier<Optional<Outcome>> work) {
    List<Outcome> outcomes = publishingAll(() -> work.get().stream().toList());
    return outcomes.stream().findFirst();
  }

  private List<Outcome> publishingAll(Supplier<List<Outcome>> work) {
    List<Outcome> outcomes = transaction.execute(status -> work.get());
    Set<UUID> residents = new HashSet<>();
    outcomes.forEach(outcome -> residents.add(outcome.card().residentId()));
    publisher.changed(residents);
    return outcomes;
  }
}
