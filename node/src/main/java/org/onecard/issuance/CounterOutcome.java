package org.onecard.issuance;

import java.util.List;
import org.onecard.card.CardState;
import org.onecard.card.Cards.StopLine;
import org.onecard.card.TransitionRefusal;

/** What became of an act on a holder's card at a counter. */
public sealed interface CounterOutcome {

  /**
   * It was done.
   *
   * @param reached what a loss report stopped, and what it could not; empty for other acts
   */
  record Done(HolderView holder, List<StopLine> reached) implements CounterOutcome {
    /** Copies the lines. */
    public Done {
      reached = List.copyOf(reached);
    }
  }

  /** It was not, and nothing changed. */
  record Refused(TransitionRefusal why, CardState state) implements CounterOutcome {}
}
