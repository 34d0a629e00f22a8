package org.onecard.cli.fares.clear;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.onecard.fares.account.Acceptance;
import org.onecard.fares.account.Account;
import org.onecard.fares.account.Correction;
import org.onecard.fares.account.LateWindow;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.EventOrder;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.tariff.RiderClass;

/** Charges the taps of one account in the order they arrived, and closes it. */
final class AccountClearing {
  private final Charging charging;
  private final boolean tellsCorrections;
  private final List<Charge> charges = new ArrayList<>();
  private final List<Correction> corrections = new ArrayList<>();
  private final List<TooLate> tooLate = new ArrayList<>();

  AccountClearing(Charging charging, boolean tellsCorrections) {
    this.charging = charging;
    this.tellsCorrections = tellsCorrections;
  }

  /** A tap that came too late to be charged; {@code fromSecond} is the earliest still taken. */
  record TooLate(Tap tap, long fromSecond) {}

  /** The charges of the final state, in order of pricing. */
  List<Charge> charges() {
    return charges;
  }

  /** What late taps changed of charges posted before. */
  List<Correction> corrections() {
    return corrections;
  }

  /** Taps that were refused. */
  List<TooLate> tooLate() {
    return tooLate;
  }

  /** Charges these taps of a rider of whom this is known. */
  void clear(List<Tap> taps, List<RiderFile.Known> known) {
    List<AccountEvent> about = about(known, taps);
    AccountState opening = charging.opening(opening(known));
    List<AccountEvent> folded = new ArrayList<>(taps);
    if (tellsCorrections && !inOrder(taps) && taps.size() <= LateWindow.MAX_EVENTS / 2) {
      folded = accepted(opening, about, taps);
    }
    folded.addAll(about);
    folded.sort(EventOrder.CANONICAL);
    AccountState state = opening;
    for (AccountEvent event : folded) {
      state = charging.fold(state, event, charges::add);
    }
    charging.close(state, Long.MAX_VALUE, charges::add);
  }

  /** The class of the rider at a time. */
  int classAt(List<RiderFile.Known> known, long second) {
    int riderClass = standard();
    for (RiderFile.Known one : known) {
      if (one.fromSecond() <= second) {
        riderClass = one.riderClass();
      }
    }
    return riderClass;
  }

  /**
   * As they arrived, one by one: what was posted then and corrected later must come to what the
   * final state says.
   */
  private List<AccountEvent> accepted(
      AccountState opening, List<AccountEvent> about, List<Tap> taps) {
    Account account = new Account(charging, opening);
    List<AccountEvent> accepted = new ArrayList<>(taps.size());
    List<AccountEvent> waiting = new ArrayList<>(about);
    for (Tap tap : taps) {
      while (!waiting.isEmpty() && waiting.getFirst().atSecond() <= tap.atSecond()) {
        take(account.accept(waiting.removeFirst()));
      }
      Acceptance acceptance = account.accept(tap);
      if (acceptance instanceof Acceptance.TooLate(long fromSecond)) {
        tooLate.add(new TooLate(tap, fromSecond));
      } else {
        take(acceptance);
        accepted.add(tap);
      }
    }
    return accepted;
  }

  private void take(Acceptance acceptance) {
    switch (acceptance) {
      case Acceptance.Posted posted -> corrections.addAll(posted.corrections());
      case Acceptance.Repeated _,
          Acceptance.Conflicting _,
          Acceptance.TooLate _,
          Acceptance.TooMany _ ->
          throw new IllegalStateException("told apart before: " + acceptance);
    }
  }

  private static boolean inOrder(List<Tap> taps) {
    for (int i = 1; i < taps.size(); i++) {
      if (EventOrder.CANONICAL.compare(taps.get(i - 1), taps.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private AccountEvent.Profile opening(List<RiderFile.Known> known) {
    if (known.isEmpty() || known.getFirst().fromSecond() != Long.MIN_VALUE) {
      return new AccountEvent.Profile(0, standard(), null);
    }
    return new AccountEvent.Profile(0, known.getFirst().riderClass(), known.getFirst().place());
  }

  /** Changes of class and grants, in order. Grants without a date are of the first tap's time. */
  private List<AccountEvent> about(List<RiderFile.Known> known, List<Tap> taps) {
    long first = Collections.min(taps, EventOrder.CANONICAL).atSecond();
    List<AccountEvent> about = new ArrayList<>();
    int toppedUp = RiderFile.toppedUp(charging.tariff()).orElse(-1);
    int number = 0;
    for (RiderFile.Known one : known) {
      boolean always = one.fromSecond() == Long.MIN_VALUE;
      if (!always) {
        about.add(new AccountEvent.Profile(one.fromSecond(), one.riderClass(), one.place()));
      }
      for (int i = 0; i < one.topUps(); i++) {
        about.add(new AccountEvent.TopUp(always ? first : one.fromSecond(), toppedUp, number++));
      }
    }
    about.sort(EventOrder.CANONICAL);
    return about;
  }

  private int standard() {
    return charging.findClass(RiderClass.STANDARD).orElse(0);
  }
}
