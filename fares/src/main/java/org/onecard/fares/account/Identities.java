package org.onecard.fares.account;

import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Tap;

/** When two events are the same one. */
final class Identities {
  private Identities() {}

  /**
   * Taps by device and number; grants by their number; what is known of the rider, and which medium
   * is active, by the second, since of two only one can hold.
   */
  static boolean same(AccountEvent one, AccountEvent other) {
    return switch (one) {
      case Tap tap ->
          other instanceof Tap again
              && tap.device() == again.device()
              && tap.sequence() == again.sequence();
      case AccountEvent.TopUp topUp ->
          other instanceof AccountEvent.TopUp again
              && topUp.concession() == again.concession()
              && topUp.number() == again.number();
      case AccountEvent.Profile profile ->
          other instanceof AccountEvent.Profile && profile.atSecond() == other.atSecond();
      case AccountEvent.Activation activation ->
          other instanceof AccountEvent.Activation && activation.atSecond() == other.atSecond();
    };
  }

  /** Whether two of one identity say the same; the row of a file says nothing of the tap. */
  static boolean sameContent(AccountEvent one, AccountEvent other) {
    return (one instanceof Tap tap && other instanceof Tap again)
        ? tap.atSecond() == again.atSecond()
            && tap.kind() == again.kind()
            && tap.service() == again.service()
            && tap.station() == again.station()
            && tap.medium() == again.medium()
            && tap.givenFen() == again.givenFen()
            && tap.transferMark() == again.transferMark()
        : one.equals(other);
  }
}
