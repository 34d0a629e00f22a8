package org.onecard.card;

import java.util.List;
import java.util.UUID;
import org.onecard.card.Cards.StopLine;
import org.springframework.stereotype.Component;

/** Says beforehand what a loss report stops, so that nobody learns it when the purse is empty. */
@Component
public class LossAdvice {
  private final CardStore cards;
  private final BindingStore bindings;
  private final CardSettings settings;

  LossAdvice(CardStore cards, BindingStore bindings, CardSettings settings) {
    this.cards = cards;
    this.bindings = bindings;
    this.settings = settings;
  }

  /** What a report of the resident's card would reach; nothing for an unknown resident. */
  public List<StopLine> lines(String residentId) {
    UUID resident = UUID.fromString(residentId);
    return cards
        .current(resident)
        .map(
            card ->
                StopAdvice.lines(
                    card, bindings.current(resident).isPresent(), settings.bankTelephone()))
        .orElse(List.of());
  }
}
