package org.onecard.fares.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.EventOrder;

/**
 * One account whose events may come late, twice and out of order. It keeps the state at the
 * window's beginning, the events since, and the state after them; posted charges are not kept,
 * since they can be made again. Not safe for threads.
 *
 * <pre>
 *   base --e1-- e2 -- e3 -- e4 --> latest
 *              ^
 *              late: replay from here, as it was and with the late one, until both states are equal
 * </pre>
 */
public final class Account {
  private static final AccountEvent[] NO_EVENTS = {};
  private static final int FIRST_ROOM = 4;
  private static final long NOT_CLOSED = Long.MIN_VALUE;

  private final Charging charging;
  private AccountState base;
  private AccountState latest;
  private AccountEvent[] events = NO_EVENTS;
  private int count;
  private long closedAsOf = NOT_CLOSED;

  /** An account that begins in this state, {@link Charging#opening} for a new one. */
  public Account(Charging charging, AccountState state) {
    this.charging = charging;
    base = state;
    latest = state;
  }

  /** The state after all events so far, nothing closed but what they close. */
  public AccountState state() {
    return latest;
  }

  /**
   * Folds an event in at its place. It may lie {@link LateWindow#SECONDS} before the latest event
   * so far, and no more than {@link LateWindow#MAX_EVENTS} may lie in that window.
   */
  public Acceptance accept(AccountEvent event) {
    long from = windowFrom();
    if (event.atSecond() < from) {
      return new Acceptance.TooLate(from);
    }
    for (int i = 0; i < count; i++) {
      if (Identities.same(events[i], event)) {
        return Identities.sameContent(events[i], event)
            ? new Acceptance.Repeated(events[i])
            : new Acceptance.Conflicting(events[i]);
      }
    }
    makeRoom();
    if (count == LateWindow.MAX_EVENTS) {
      return new Acceptance.TooMany(count);
    }
    int at = placeOf(event);
    insert(at, event);
    if (at == count - 1 && closedAsOf == NOT_CLOSED) {
      List<Charge> charges = new ArrayList<>(2);
      latest = charging.fold(latest, event, charges::add);
      return charges.isEmpty()
          ? Acceptance.Posted.NOTHING
          : new Acceptance.Posted(charges, List.of());
    }
    return recompute(at);
  }

  /**
   * Posts what stands open and is over at this second; {@link Long#MAX_VALUE} for everything. The
   * account goes on: an exit that comes after all corrects what was posted here.
   */
  public Acceptance.Posted close(long asOfSecond) {
    Differences differences = new Differences();
    closing(latest, differences::before);
    closedAsOf = Math.max(closedAsOf, asOfSecond);
    closing(latest, differences::after);
    return differences.posted(null);
  }

  private Acceptance recompute(int at) {
    AccountState before = at == count - 1 ? latest : replayed(at);
    Differences differences = new Differences();
    AccountState after = charging.fold(before, events[at], differences::after);
    int next = at + 1;
    while (next < count && !before.equals(after)) {
      before = charging.fold(before, events[next], differences::before);
      after = charging.fold(after, events[next], differences::after);
      next++;
    }
    if (next == count && !before.equals(after)) {
      closing(before, differences::before);
      closing(after, differences::after);
      latest = after;
    }
    return differences.posted(events[at]);
  }

  private AccountState replayed(int until) {
    AccountState state = base;
    for (int i = 0; i < until; i++) {
      state = charging.fold(state, events[i], Account::unheard);
    }
    return state;
  }

  private static void unheard(Charge charge) {
    // What was posted before stays as it is.
  }

  private void closing(AccountState state, Consumer<Charge> charges) {
    if (closedAsOf != NOT_CLOSED) {
      charging.close(state, closedAsOf, charges);
    }
  }

  private long windowFrom() {
    return count == 0 ? Long.MIN_VALUE : events[count - 1].atSecond() - LateWindow.SECONDS;
  }

  private int placeOf(AccountEvent event) {
    int place = count;
    while (place > 0 && EventOrder.CANONICAL.compare(events[place - 1], event) > 0) {
      place--;
    }
    return place;
  }

  /** Before the array grows, what lies before the window is folded into the base for good. */
  private void makeRoom() {
    if (count < events.length) {
      return;
    }
    int past = 0;
    while (past < count && events[past].atSecond() < windowFrom()) {
      past++;
    }
    base = replayed(past);
    count -= past;
    int room = count < events.length ? events.length : Math.max(FIRST_ROOM, count + (count >> 1));
    events = Arrays.copyOfRange(events, past, past + room);
  }

  private void insert(int at, AccountEvent event) {
    System.arraycopy(events, at, events, at + 1, count - at);
    events[at] = event;
    count++;
  }
}
