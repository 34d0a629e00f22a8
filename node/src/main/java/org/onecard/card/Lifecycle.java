package org.onecard.card;

import static org.onecard.card.CardAction.ACTIVATE;
import static org.onecard.card.CardAction.CANCEL;
import static org.onecard.card.CardAction.DELIVER;
import static org.onecard.card.CardAction.EXPIRE;
import static org.onecard.card.CardAction.LAPSE;
import static org.onecard.card.CardAction.PRODUCE;
import static org.onecard.card.CardAction.REPLACE;
import static org.onecard.card.CardAction.RESUME;
import static org.onecard.card.CardAction.SUSPEND_FORMALLY;
import static org.onecard.card.CardAction.SUSPEND_TEMPORARILY;
import static org.onecard.card.CardState.ACTIVE;
import static org.onecard.card.CardState.CANCELLED;
import static org.onecard.card.CardState.DELIVERED;
import static org.onecard.card.CardState.EXPIRED;
import static org.onecard.card.CardState.FORMALLY_SUSPENDED;
import static org.onecard.card.CardState.PRODUCED;
import static org.onecard.card.CardState.REPLACED;
import static org.onecard.card.CardState.TEMPORARILY_SUSPENDED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one table of a card's life (drawn in docs/reference/card-lifecycle.md): every pair of state
 * and action either leads to a state or is refused by name.
 */
final class Lifecycle {
  /** The zone of dates printed on cards. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Map<CardState, Row> TABLE = table();

  private Lifecycle() {}

  /** What an action comes to. */
  sealed interface Transition {
    /** It leads to this state. */
    record To(CardState state) implements Transition {}

    /** It does not apply. */
    record Refused(TransitionRefusal refusal) implements Transition {}
  }

  /** What {@code action} comes to in {@code state}. */
  static Transition of(CardState state, CardAction action) {
    Row row = TABLE.get(state);
    if (row == null) {
      throw new IllegalStateException("no row for state " + state);
    }
    return row.cells.getOrDefault(action, row.otherwise);
  }

  /**
   * The action that time alone brings about: a temporary suspension lapses at its end (inclusive),
   * and a card expires when its last day is over.
   */
  static Optional<CardAction> due(
      CardState state, @Nullable Instant suspendedUntil, LocalDate expiresOn, Instant now) {
    boolean past = now.atZone(ZONE).toLocalDate().isAfter(expiresOn);
    if (past && of(state, EXPIRE) instanceof Transition.To) {
      return Optional.of(EXPIRE);
    }
    boolean over = suspendedUntil != null && !now.isBefore(suspendedUntil);
    return over && of(state, LAPSE) instanceof Transition.To
        ? Optional.of(LAPSE)
        : Optional.empty();
  }

  /** The state at {@code now}, with what time alone has brought about. */
  static CardState at(
      CardState state, @Nullable Instant suspendedUntil, LocalDate expiresOn, Instant now) {
    return due(state, suspendedUntil, expiresOn, now)
        .map(action -> of(state, action))
        .map(
            transition ->
                switch (transition) {
                  case Transition.To to -> at(to.state(), null, expiresOn, now);
                  case Transition.Refused refused -> state;
                })
        .orElse(state);
  }

  private static Map<CardState, Row> table() {
    Map<CardState, Row> table = new EnumMap<>(CardState.class);
    table.put(
        CardState.APPLIED,
        refusing(TransitionRefusal.NOT_YET_PRODUCED).to(PRODUCE, PRODUCED).to(CANCEL, CANCELLED));
    table.put(
        PRODUCED,
        refusing(TransitionRefusal.NOT_YET_DELIVERED)
            .not(PRODUCE, TransitionRefusal.ALREADY_PRODUCED)
            .to(DELIVER, DELIVERED)
            .to(EXPIRE, EXPIRED)
            .to(CANCEL, CANCELLED));
    table.put(
        DELIVERED,
        handedOver(TransitionRefusal.NOT_YET_ACTIVE)
            .to(ACTIVATE, ACTIVE)
            .to(REPLACE, REPLACED)
            .to(EXPIRE, EXPIRED)
            .to(CANCEL, CANCELLED));
    table.put(
        ACTIVE,
        inUse(TransitionRefusal.NOT_SUSPENDED)
            .not(ACTIVATE, TransitionRefusal.ALREADY_ACTIVE)
            .to(SUSPEND_TEMPORARILY, TEMPORARILY_SUSPENDED)
            .to(SUSPEND_FORMALLY, FORMALLY_SUSPENDED));
    table.put(
        TEMPORARILY_SUSPENDED,
        inUse(TransitionRefusal.SUSPENDED)
            .to(SUSPEND_FORMALLY, FORMALLY_SUSPENDED)
            .to(LAPSE, ACTIVE)
            .to(RESUME, ACTIVE));
    table.put(FORMALLY_SUSPENDED, inUse(TransitionRefusal.SUSPENDED_FORMALLY).to(RESUME, ACTIVE));
    table.put(REPLACED, refusing(TransitionRefusal.ALREADY_REPLACED));
    table.put(
        EXPIRED,
        refusing(TransitionRefusal.ALREADY_EXPIRED).to(REPLACE, REPLACED).to(CANCEL, CANCELLED));
    table.put(CANCELLED, refusing(TransitionRefusal.ALREADY_CANCELLED));
    return table;
  }

  private static Row refusing(TransitionRefusal otherwise) {
    return new Row(otherwise);
  }

  /** The medium is with its holder, so it cannot be produced or delivered again. */
  private static Row handedOver(TransitionRefusal otherwise) {
    return refusing(otherwise)
        .not(PRODUCE, TransitionRefusal.ALREADY_PRODUCED)
        .not(DELIVER, TransitionRefusal.ALREADY_DELIVERED);
  }

  /** The card has been activated and can come to any of its ends. */
  private static Row inUse(TransitionRefusal otherwise) {
    return handedOver(otherwise).to(REPLACE, REPLACED).to(EXPIRE, EXPIRED).to(CANCEL, CANCELLED);
  }

  /** One state's row while the table is filled. */
  private static final class Row {
    private final Map<CardAction, Transition> cells = new EnumMap<>(CardAction.class);
    private final Transition otherwise;

    Row(TransitionRefusal otherwise) {
      this.otherwise = new Transition.Refused(otherwise);
    }

    Row to(CardAction action, CardState state) {
      cells.put(action, new Transition.To(state));
      return this;
    }

    Row not(CardAction action, TransitionRefusal refusal) {
      cells.put(action, new Transition.Refused(refusal));
      return this;
    }
  }
}
