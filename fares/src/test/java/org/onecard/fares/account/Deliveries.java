package org.onecard.fares.account;

import java.util.ArrayList;
import java.util.List;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Tap;

/** Gives events to an account, and to accounts that are wrong on purpose. */
enum Deliveries {
  /** The account as it is. */
  RIGHT,
  /** Folds in what comes when it comes. */
  BY_ARRIVAL {
    @Override
    Outcome deliver(Charging charging, AccountState opening, List<AccountEvent> arriving) {
      List<Charge> posted = new ArrayList<>();
      AccountState state = opening;
      for (AccountEvent event : arriving) {
        state = charging.fold(state, event, posted::add);
      }
      return new Outcome(state, posted, List.of());
    }
  },
  /** Drops what comes late. */
  DEAF {
    @Override
    Outcome deliver(Charging charging, AccountState opening, List<AccountEvent> arriving) {
      List<AccountEvent> kept = new ArrayList<>();
      for (AccountEvent event : arriving) {
        if (kept.isEmpty() || kept.getLast().atSecond() <= event.atSecond()) {
          kept.add(event);
        }
      }
      return super.deliver(charging, opening, kept);
    }
  },
  /** Takes each delivery of a tap for a tap of its own. */
  CREDULOUS {
    @Override
    Outcome deliver(Charging charging, AccountState opening, List<AccountEvent> arriving) {
      List<AccountEvent> renamed = new ArrayList<>();
      for (AccountEvent event : arriving) {
        renamed.add(event instanceof Tap tap ? renamed(tap, renamed.size()) : event);
      }
      return super.deliver(charging, opening, renamed);
    }
  },
  /** Tells nobody what a late event changed. */
  SILENT {
    @Override
    Outcome deliver(Charging charging, AccountState opening, List<AccountEvent> arriving) {
      Outcome outcome = super.deliver(charging, opening, arriving);
      return new Outcome(outcome.state(), outcome.posted(), List.of());
    }
  };

  /**
   * What came of it.
   *
   * @param posted first charges, and those of the close at the end
   */
  record Outcome(AccountState state, List<Charge> posted, List<Correction> corrections) {}

  Outcome deliver(Charging charging, AccountState opening, List<AccountEvent> arriving) {
    Account account = new Account(charging, opening);
    List<Charge> posted = new ArrayList<>();
    List<Correction> corrections = new ArrayList<>();
    for (AccountEvent event : arriving) {
      if (account.accept(event) instanceof Acceptance.Posted now) {
        posted.addAll(now.charges());
        corrections.addAll(now.corrections());
      }
    }
    posted.addAll(account.close(Long.MAX_VALUE).charges());
    return new Outcome(account.state(), posted, corrections);
  }

  private static Tap renamed(Tap tap, int sequence) {
    return new Tap(
        tap.atSecond(),
        tap.kind(),
        tap.service(),
        tap.station(),
        tap.medium(),
        tap.givenFen(),
        tap.transferMark(),
        tap.device(),
        sequence,
        tap.row());
  }
}
