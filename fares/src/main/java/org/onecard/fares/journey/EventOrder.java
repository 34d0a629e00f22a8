package org.onecard.fares.journey;

import java.util.Comparator;

/**
 * The order in which an account's events are folded, whatever order they come in: by time; within a
 * second what is known of the rider, the active medium and grants before taps; among taps leaving
 * before entering before boarding, then service, station, device and number.
 */
public final class EventOrder implements Comparator<AccountEvent> {
  /** The order. */
  public static final EventOrder CANONICAL = new EventOrder();

  private static final Comparator<Tap> TAPS =
      Comparator.comparing(Tap::kind)
          .thenComparingInt(Tap::service)
          .thenComparingInt(Tap::station)
          .thenComparingInt(Tap::device)
          .thenComparingLong(Tap::sequence);

  private EventOrder() {}

  @Override
  public int compare(AccountEvent one, AccountEvent other) {
    int byTime = Long.compare(one.atSecond(), other.atSecond());
    if (byTime != 0) {
      return byTime;
    }
    int byKind = Integer.compare(rank(one), rank(other));
    if (byKind != 0) {
      return byKind;
    }
    return switch (one) {
      case Tap tap -> TAPS.compare(tap, (Tap) other);
      case AccountEvent.TopUp topUp -> compare(topUp, (AccountEvent.TopUp) other);
      case AccountEvent.Profile _, AccountEvent.Activation _ -> 0;
    };
  }

  private static int compare(AccountEvent.TopUp one, AccountEvent.TopUp other) {
    int byConcession = Integer.compare(one.concession(), other.concession());
    return byConcession != 0 ? byConcession : Integer.compare(one.number(), other.number());
  }

  private static int rank(AccountEvent event) {
    return switch (event) {
      case AccountEvent.Profile _ -> 0;
      case AccountEvent.Activation _ -> 1;
      case AccountEvent.TopUp _ -> 2;
      case Tap _ -> 3;
    };
  }
}
