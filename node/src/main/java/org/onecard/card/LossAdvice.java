package org.onecard.card;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.onecard.card.Cards.StopLine;
import org.onecard.protocol.status.CardStatus;
import org.springframework.stereotype.Component;

/** Says what a loss report will stop or has stopped, before the purse is found empty. */
@Component
public class LossAdvice {
  private final CardStore cards;
  private final BindingStore bindings;
  private final CardSettings settings;
  private final Clock clock;

  LossAdvice(CardStore cards, BindingStore bindings, CardSettings settings, Clock clock) {
    this.cards = cards;
    this.bindings = bindings;
    this.settings = settings;
    this.clock = clock;
  }

  /** What a report of the resident's card reaches; nothing for an unknown resident. */
  public List<StopLine> lines(String residentId) {
    UUID resident = UUID.fromString(residentId);
    return cards.current(resident).map(this::lines).orElse(List.of());
  }

  private List<StopLine> lines(CardRow card) {
    boolean reported = card.asOf(clock.instant()).state().status() == CardStatus.SUSPENDED;
    return StopAdvice.lines(
        card,
        bindings.current(Seat.own(card.residentId())).isPresent(),
        settings.bankTelephone(),
        reported ? StopAdvice.When.AFTER : StopAdvice.When.BEFORE);
  }
}
