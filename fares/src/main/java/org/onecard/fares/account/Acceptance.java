package org.onecard.fares.account;

import java.util.List;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.journey.AccountEvent;

/** What became of an event that was given to an account. */
public sealed interface Acceptance {

  /**
   * It was folded in at its place.
   *
   * @param charges rides charged for the first time, in order of pricing
   * @param corrections to charges posted before
   */
  record Posted(List<Charge> charges, List<Correction> corrections) implements Acceptance {
    static final Posted NOTHING = new Posted(List.of(), List.of());

    /** Keeps copies. */
    public Posted {
      charges = List.copyOf(charges);
      corrections = List.copyOf(corrections);
    }
  }

  /** The same event came before; nothing changes. */
  record Repeated(AccountEvent first) implements Acceptance {}

  /** Another event came before under the same identity; this one is refused. */
  record Conflicting(AccountEvent first) implements Acceptance {}

  /**
   * It is from before the window in which late events are taken; this one is refused.
   *
   * @param windowFromSecond the earliest second that is still taken
   */
  record TooLate(long windowFromSecond) implements Acceptance {}

  /**
   * The window is full; this one is refused.
   *
   * @param limit how many events it holds
   */
  record TooMany(int limit) implements Acceptance {}
}
